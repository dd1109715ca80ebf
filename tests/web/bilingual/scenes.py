"""The pages of every kind, as they are put on the stage, and what is true of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from tests.web.bilingual.documents import Dress, bilingual, html, shell
from tests.web.bilingual.kinds import Kind
from tests.web.bilingual.stage import CODE_HOST, MAP_HOST, Slot, redirect, shown

if TYPE_CHECKING:
    from collections.abc import Callable

_LONG = {"en": "eng", "fr": "fra"}


class Leading(Struct, frozen=True):
    """Where a link leads: the languages of what is read there, and where the same is in the reader's language.

    `sisters` are several when one redirects to the other; each may be suggested.
    """

    address: str
    languages: tuple[str, ...]
    sisters: tuple[str, ...] = ()


class Scene(Struct, frozen=True):
    """Where the reader's post leads, and where the same link of the other version does."""

    kind: Kind
    reader: str
    title: str  # of the page, in the reader's language
    own: Leading
    twin: Leading


def staged(kind: Kind, slot: Slot) -> Scene:
    """Puts the pages of a kind."""
    own = _STAGED[kind](slot)
    twin = msgspec.structs.replace(own, sisters=())
    if kind is Kind.CROSSED:
        (twin_address,) = own.sisters
        twin = Leading(twin_address, (slot.reader,), (own.address,))
    return Scene(kind, slot.reader, slot.matter.heading(slot.reader), own, twin)


def _alternate(slot: Slot) -> Leading:
    sister = slot.page(f"/p/{slot.number}a", slot.reader)
    return _with_links(slot, ((slot.reader, sister), (slot.other, slot.at(f"/p/{slot.number}b"))), sister)


def _alternate_relative(slot: Slot) -> Leading:
    path = f"/p/{slot.number}a"
    return _with_links(slot, ((f"{slot.reader}-CA", path),), slot.page(path, slot.reader))


def _alternate_elsewhere(slot: Slot) -> Leading:
    host = next(host for host in slot.stage.hosts if host != slot.host)
    sister = slot.page(f"/p/{slot.number}a", slot.reader, host=host)
    return _with_links(slot, ((slot.reader, sister),), sister)


def _alternate_mislabelled(slot: Slot) -> Leading:
    sister = slot.page(f"/p/{slot.number}a", slot.reader)
    dress = Dress(lang=slot.reader, links=((slot.reader, sister),))
    return Leading(slot.page(f"/p/{slot.number}b", slot.other, dress), (slot.other,), (sister,))


def _toggle(slot: Slot) -> Leading:
    path = f"/p/{slot.number}a"
    sister = slot.page(path, slot.reader)
    dress = Dress(lang=slot.other, toggle=(slot.reader, path))
    return Leading(slot.page(f"/p/{slot.number}b", slot.other, dress), (slot.other,), (sister,))


def _swap(form: str) -> Callable[[Slot], Leading]:
    """Both versions, at addresses that differ in {code}, or {long} for three letters."""

    def stage(slot: Slot) -> Leading:
        sister, page = (slot.page(_path(form, slot, code), code) for code in (slot.reader, slot.other))
        return Leading(page, (slot.other,), (sister,))

    return stage


def _swap_host(slot: Slot) -> Leading:
    pair = slot.stage.pairs[slot.number % len(slot.stage.pairs)]
    path = f"/p/{slot.number}"
    sister, page = (slot.page(path, code, host=pair[code]) for code in (slot.reader, slot.other))
    return Leading(page, (slot.other,), (sister,))


def _swap_moved(slot: Slot) -> Leading:
    final = f"/{slot.reader}/p/{slot.number}-v2"
    moved = slot.put(f"/{slot.reader}/p/{slot.number}", redirect(final, 301))
    sister = slot.page(final, slot.reader)
    return Leading(slot.page(f"/{slot.other}/p/{slot.number}", slot.other), (slot.other,), (sister, moved))


def _pdf_pair(*, bare: bool) -> Callable[[Slot], Leading]:
    def stage(slot: Slot) -> Leading:
        sister, page = (
            slot.pdf(_path("/docs/{number}-{long}.pdf", slot, code), code, "" if bare else f"{code}-CA")
            for code in (slot.reader, slot.other)
        )
        return Leading(page, (slot.other,), (sister,))

    return stage


def _crossed(slot: Slot) -> Leading:
    sister = slot.page(f"/p/{slot.number}a", slot.reader)
    return Leading(slot.page(f"/p/{slot.number}b", slot.other), (slot.other,), (sister,))


def _spanish_and_readers(slot: Slot) -> Leading:
    sister = slot.page(f"/p/{slot.number}a", slot.reader)
    dress = Dress(lang="es", links=((slot.reader, sister),))
    return Leading(slot.page(f"/p/{slot.number}b", "es", dress), ("es",), (sister,))


def _alone(lang: str, *headers: str, menus: str = "", form: str = "/p/{number}") -> Callable[[Slot], Leading]:
    """A page in the other language; names in braces are replaced by the reader's language or the other."""

    def stage(slot: Slot) -> Leading:
        def filled(text: str) -> str:
            return text.format(reader=slot.reader, other=slot.other, number=slot.number)

        dress = Dress(lang=filled(lang), menus=filled(menus))
        page = slot.page(filled(form), slot.other, dress, *map(filled, headers))
        return Leading(page, (slot.other,))

    return stage


def _alternate_missing(slot: Slot) -> Leading:
    return _with_links(slot, ((slot.reader, slot.at(f"/p/{slot.number}a")),))


def _alternate_untranslated(slot: Slot) -> Leading:
    false = slot.page(f"/p/{slot.number}a", slot.other, Dress(lang=slot.reader))
    return _with_links(slot, ((slot.reader, false),))


def _alternate_home(slot: Slot) -> Leading:
    false = slot.put(f"/p/{slot.number}a", redirect(f"/{slot.reader}/"))
    return _with_links(slot, ((slot.reader, false),))


def _alternate_itself(slot: Slot) -> Leading:
    return _with_links(slot, ((slot.reader, slot.at(f"/p/{slot.number}b")),))


def _toggle_missing(slot: Slot) -> Leading:
    dress = Dress(lang=slot.other, toggle=(slot.reader, f"/p/{slot.number}a"))
    return Leading(slot.page(f"/p/{slot.number}b", slot.other, dress), (slot.other,))


def _swap_missing(slot: Slot) -> Leading:
    return Leading(slot.page(f"/{slot.other}/p/{slot.number}", slot.other), (slot.other,))


def _swap_soft_404(slot: Slot) -> Leading:
    slot.soft_404(f"/{slot.reader}/p/{slot.number}", slot.reader)
    return _swap_missing(slot)


def _swap_to(to: str) -> Callable[[Slot], Leading]:
    def stage(slot: Slot) -> Leading:
        path = to.format(reader=slot.reader, other=slot.other, number=slot.number)
        slot.put(f"/{slot.reader}/p/{slot.number}", redirect(path))
        return _swap_missing(slot)

    return stage


def _swap_untranslated(slot: Slot) -> Leading:
    slot.page(f"/{slot.reader}/p/{slot.number}", slot.other, Dress(lang=slot.reader))
    return _swap_missing(slot)


def _swap_query_ignored(slot: Slot) -> Leading:
    for code in ("", f"?lang={slot.reader}"):
        slot.page(f"/p/{slot.number}{code}", slot.other, Dress(lang=slot.other))
    return Leading(slot.page(f"/p/{slot.number}?lang={slot.other}", slot.other), (slot.other,))


def _swap_host_missing(slot: Slot) -> Leading:
    pair = slot.stage.pairs[slot.number % len(slot.stage.pairs)]
    return Leading(slot.page(f"/p/{slot.number}", slot.other, host=pair[slot.other]), (slot.other,))


def _pdf(code: str, *, bare: bool = False) -> Callable[[Slot], Leading]:
    def stage(slot: Slot) -> Leading:
        language = slot.reader if code == "reader" else slot.other
        page = slot.pdf(f"/docs/{slot.number}.pdf", language, "" if bare else language)
        return Leading(page, (language,))

    return stage


def _spanish(slot: Slot) -> Leading:
    return Leading(slot.page(f"/p/{slot.number}", "es"), ("es",))


def _own(lang: str, menus: str = "", form: str = "/p/{number}") -> Callable[[Slot], Leading]:
    def stage(slot: Slot) -> Leading:
        names = {"reader": slot.reader, "other": slot.other, "number": str(slot.number)}
        dress = Dress(lang=lang.format_map(names), menus=menus.format_map(names))
        return Leading(slot.page(form.format_map(names), slot.reader, dress), (slot.reader,))

    return stage


def _bilingual(*, marked: bool) -> Callable[[Slot], Leading]:
    def stage(slot: Slot) -> Leading:
        body = bilingual(slot.matter, Dress(lang=slot.other), marked=marked)
        return Leading(slot.put(f"/p/{slot.number}", shown(body)), ("en", "fr"))

    return stage


def _code(slot: Slot) -> Leading:
    body = html(slot.matter, slot.other, Dress(lang="en", menus="en"))
    return Leading(slot.put(f"/town/project-{slot.number}", shown(body), CODE_HOST), ())


def _map(slot: Slot) -> Leading:
    body = html(slot.matter, slot.other, Dress(lang="en", menus="en"))
    return Leading(slot.put(f"/maps/place/{slot.number}?hl={slot.other}", shown(body), MAP_HOST), ())


def _shell(slot: Slot) -> Leading:
    return Leading(slot.put(f"/app/{slot.number}", shown(shell("Mosaico", slot.other))), ())


def _with_links(slot: Slot, links: tuple[tuple[str, str], ...], *sisters: str) -> Leading:
    dress = Dress(lang=slot.other, links=links)
    return Leading(slot.page(f"/p/{slot.number}b", slot.other, dress), (slot.other,), sisters)


def _path(form: str, slot: Slot, code: str) -> str:
    return form.format(number=slot.number, code=code, long=_LONG[code])


_STAGED: dict[Kind, Callable[[Slot], Leading]] = {
    Kind.ALTERNATE: _alternate,
    Kind.ALTERNATE_RELATIVE: _alternate_relative,
    Kind.ALTERNATE_ELSEWHERE: _alternate_elsewhere,
    Kind.ALTERNATE_MISLABELLED: _alternate_mislabelled,
    Kind.TOGGLE: _toggle,
    Kind.SWAP_SEGMENT: _swap("/{code}/p/{number}"),
    Kind.SWAP_FILE: _swap("/p/{number}-{long}.html"),
    Kind.SWAP_QUERY: _swap("/p/{number}?view=all&lang={code}"),
    Kind.SWAP_LOCALE: _swap("/{code}-ca/p/{number}"),
    Kind.SWAP_HOST: _swap_host,
    Kind.SWAP_MOVED: _swap_moved,
    Kind.PDF_PAIR: _pdf_pair(bare=False),
    Kind.PDF_PAIR_BARE: _pdf_pair(bare=True),
    Kind.CROSSED: _crossed,
    Kind.SPANISH_AND_READERS: _spanish_and_readers,
    Kind.ALONE: _alone("{other}"),
    Kind.ALONE_BARE: _alone(""),
    Kind.ALONE_MISLABELLED: _alone("{reader}"),
    Kind.ALONE_HEADER: _alone("{other}", "Content-Language: {reader}"),
    Kind.ALONE_MENUS: _alone("", menus="{reader}"),
    Kind.ALONE_LYING: _alone("{other}", form="/{reader}/p/{number}"),
    Kind.ALTERNATE_MISSING: _alternate_missing,
    Kind.ALTERNATE_UNTRANSLATED: _alternate_untranslated,
    Kind.ALTERNATE_HOME: _alternate_home,
    Kind.ALTERNATE_ITSELF: _alternate_itself,
    Kind.TOGGLE_MISSING: _toggle_missing,
    Kind.SWAP_MISSING: _swap_missing,
    Kind.SWAP_SOFT_404: _swap_soft_404,
    Kind.SWAP_TO_HOME: _swap_to("/{reader}/"),
    Kind.SWAP_BACK: _swap_to("/{other}/p/{number}"),
    Kind.SWAP_UNTRANSLATED: _swap_untranslated,
    Kind.SWAP_QUERY_IGNORED: _swap_query_ignored,
    Kind.SWAP_HOST_MISSING: _swap_host_missing,
    Kind.PDF: _pdf("other"),
    Kind.PDF_BARE: _pdf("other", bare=True),
    Kind.SPANISH: _spanish,
    Kind.OWN: _own("{reader}"),
    Kind.OWN_MISLABELLED: _own("{other}"),
    Kind.OWN_MENUS: _own("", menus="{other}"),
    Kind.OWN_LYING: _own("{reader}", form="/{other}/p/{number}"),
    Kind.OWN_PDF: _pdf("reader"),
    Kind.BILINGUAL: _bilingual(marked=True),
    Kind.BILINGUAL_BARE: _bilingual(marked=False),
    Kind.CODE: _code,
    Kind.MAP: _map,
    Kind.SHELL: _shell,
}
