"""The words and numbers of the reports, in both languages: plurals, severities, reasons, dates."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from auditor.model.facts import PassageKind
from auditor.model.finding import LanguageCode, Role
from auditor.model.outcome import Cause, Verdict
from auditor.model.page_language import SignKind
from auditor.model.rule import Sentence, Severity
from auditor.reporter.quotation import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

NBSP = "\u00a0"


class Noun(Struct, frozen=True):
    """A countable word in both languages, singular and plural."""

    en: tuple[str, str]
    fr: tuple[str, str]


SEVERITIES = {
    Severity.ERROR: Noun(("error", "errors"), ("erreur", "erreurs")),
    Severity.WARNING: Noun(("warning", "warnings"), ("avertissement", "avertissements")),
    Severity.INFO: Noun(("note", "notes"), ("remarque", "remarques")),
}
SHAPES = {Severity.ERROR: "■", Severity.WARNING: "▲", Severity.INFO: "●"}

POST = Noun(("post", "posts"), ("billet", "billets"))
FINDING = Noun(("finding", "findings"), ("constat", "constats"))
ADDRESS = Noun(("address", "addresses"), ("adresse", "adresses"))
LINK = Noun(("link", "links"), ("lien", "liens"))
FILE = Noun(("file", "files"), ("fichier", "fichiers"))
PAIR = Noun(("pair", "pairs"), ("paire", "paires"))
DIFFERENCE = Noun(("difference", "differences"), ("différence", "différences"))
ALIKE = Noun(("passage alike", "passages alike"), ("passage semblable", "passages semblables"))
MORE = Noun(("more like this", "more like these"), ("autre semblable", "autres semblables"))
MORE_POSTS = Noun(("more post", "more posts"), ("autre billet", "autres billets"))
SECOND = Noun(("second", "seconds"), ("seconde", "secondes"))

ROLES = {
    Role.ALSO: Sentence(en="Also here", fr="Aussi ici"),
    Role.COUNTERPART: Sentence(en="The other version", fr="L’autre version"),
    Role.AFTER: Sentence(en="Missing after", fr="Manque après"),
    Role.BEFORE: Sentence(en="Missing before", fr="Manque avant"),
}

PASSAGES = {
    PassageKind.HEADING: Sentence(en="heading", fr="intertitre"),
    PassageKind.PARAGRAPH: Sentence(en="paragraph", fr="paragraphe"),
    PassageKind.LIST_ITEM: Sentence(en="list item", fr="élément de liste"),
    PassageKind.CELL: Sentence(en="table cell", fr="cellule de tableau"),
    PassageKind.CAPTION: Sentence(en="caption", fr="légende"),
    PassageKind.ALT: Sentence(en="image description", fr="description d’image"),
    PassageKind.TITLE: Sentence(en="title", fr="titre"),
    PassageKind.DESCRIPTION: Sentence(en="description", fr="description"),
}

LANGUAGES = {
    "af": Sentence(en="Afrikaans", fr="afrikaans"),
    "ar": Sentence(en="Arabic", fr="arabe"),
    "bg": Sentence(en="Bulgarian", fr="bulgare"),
    "bn": Sentence(en="Bengali", fr="bengali"),
    "ca": Sentence(en="Catalan", fr="catalan"),
    "cr": Sentence(en="Cree", fr="cri"),
    "cs": Sentence(en="Czech", fr="tchèque"),
    "cy": Sentence(en="Welsh", fr="gallois"),
    "da": Sentence(en="Danish", fr="danois"),
    "de": Sentence(en="German", fr="allemand"),
    "el": Sentence(en="Greek", fr="grec"),
    "en": Sentence(en="English", fr="anglais"),
    "es": Sentence(en="Spanish", fr="espagnol"),
    "et": Sentence(en="Estonian", fr="estonien"),
    "fa": Sentence(en="Persian", fr="persan"),
    "fi": Sentence(en="Finnish", fr="finnois"),
    "fr": Sentence(en="French", fr="français"),
    "ga": Sentence(en="Irish", fr="irlandais"),
    "gu": Sentence(en="Gujarati", fr="goudjarati"),
    "he": Sentence(en="Hebrew", fr="hébreu"),
    "hi": Sentence(en="Hindi", fr="hindi"),
    "hr": Sentence(en="Croatian", fr="croate"),
    "hu": Sentence(en="Hungarian", fr="hongrois"),
    "id": Sentence(en="Indonesian", fr="indonésien"),
    "it": Sentence(en="Italian", fr="italien"),
    "iu": Sentence(en="Inuktitut", fr="inuktitut"),
    "ja": Sentence(en="Japanese", fr="japonais"),
    "kn": Sentence(en="Kannada", fr="kannada"),
    "ko": Sentence(en="Korean", fr="coréen"),
    "lt": Sentence(en="Lithuanian", fr="lituanien"),
    "lv": Sentence(en="Latvian", fr="letton"),
    "mk": Sentence(en="Macedonian", fr="macédonien"),
    "ml": Sentence(en="Malayalam", fr="malayalam"),
    "mr": Sentence(en="Marathi", fr="marathi"),
    "ne": Sentence(en="Nepali", fr="népalais"),
    "nl": Sentence(en="Dutch", fr="néerlandais"),
    "no": Sentence(en="Norwegian", fr="norvégien"),
    "pa": Sentence(en="Punjabi", fr="pendjabi"),
    "pl": Sentence(en="Polish", fr="polonais"),
    "pt": Sentence(en="Portuguese", fr="portugais"),
    "ro": Sentence(en="Romanian", fr="roumain"),
    "ru": Sentence(en="Russian", fr="russe"),
    "sk": Sentence(en="Slovak", fr="slovaque"),
    "sl": Sentence(en="Slovenian", fr="slovène"),
    "so": Sentence(en="Somali", fr="somali"),
    "sq": Sentence(en="Albanian", fr="albanais"),
    "sv": Sentence(en="Swedish", fr="suédois"),
    "sw": Sentence(en="Swahili", fr="swahili"),
    "ta": Sentence(en="Tamil", fr="tamoul"),
    "te": Sentence(en="Telugu", fr="télougou"),
    "th": Sentence(en="Thai", fr="thaï"),
    "tl": Sentence(en="Tagalog", fr="tagalog"),
    "tr": Sentence(en="Turkish", fr="turc"),
    "uk": Sentence(en="Ukrainian", fr="ukrainien"),
    "ur": Sentence(en="Urdu", fr="ourdou"),
    "vi": Sentence(en="Vietnamese", fr="vietnamien"),
    "zh": Sentence(en="Chinese", fr="chinois"),
    "": Sentence(en="not known", fr="inconnue"),
}

OUTCOMES = {
    Verdict.OK: Sentence(en="These work", fr="Ces adresses fonctionnent"),
    Verdict.MOVED: Sentence(en="These have moved for good", fr="Ces adresses ont déménagé pour de bon"),
    Verdict.BROKEN: Sentence(en="These are broken", fr="Ces adresses sont brisées"),
    Verdict.BLOCKED: Sentence(en="These let no program in", fr="Ces adresses n’admettent aucun programme"),
    Verdict.TRANSIENT: Sentence(en="These did not answer", fr="Ces adresses n’ont pas répondu"),
    Verdict.UNVERIFIED: Sentence(en="These are not verified", fr="Ces adresses ne sont pas vérifiées"),
}

OUTCOME_VERBS = {
    Verdict.OK: Noun(("works", "work"), ("fonctionne", "fonctionnent")),
    Verdict.MOVED: Noun(("has moved", "have moved"), ("a déménagé", "ont déménagé")),
    Verdict.BROKEN: Noun(("is broken", "are broken"), ("est brisée", "sont brisées")),
    Verdict.BLOCKED: Noun(
        ("lets no program in", "let no program in"), ("n’admet aucun programme", "n’admettent aucun programme")
    ),
    Verdict.TRANSIENT: Noun(("did not answer", "did not answer"), ("n’a pas répondu", "n’ont pas répondu")),
    Verdict.UNVERIFIED: Noun(("is not verified", "are not verified"), ("n’est pas vérifiée", "ne sont pas vérifiées")),
}

SIGNS = {
    SignKind.POST: Sentence(en="a post of this publication:", fr="billet de la publication\u00a0:"),
    SignKind.TEXT: Sentence(en="the text of the page", fr="le texte de la page"),
    SignKind.DOCUMENT: Sentence(en="the document says so:", fr="le document l’indique\u00a0:"),
    SignKind.HTML_LANG: Sentence(en="the page says so:", fr="la page l’indique\u00a0:"),
    SignKind.HREFLANG: Sentence(en="its list of versions:", fr="sa liste de versions\u00a0:"),
    SignKind.TOGGLE: Sentence(en="its link to the other language:", fr="son lien vers l’autre langue\u00a0:"),
    SignKind.LINK: Sentence(en="a link in its text:", fr="un lien dans son texte\u00a0:"),
    SignKind.CONTENT_LANGUAGE: Sentence(en="the server says so:", fr="le serveur l’indique\u00a0:"),
    SignKind.LOCALE: Sentence(en="what it says to social media:", fr="ce qu’elle indique aux médias sociaux\u00a0:"),
    SignKind.ADDRESS: Sentence(en="its address:", fr="son adresse\u00a0:"),
    SignKind.HOST: Sentence(en="its host:", fr="son hôte\u00a0:"),
    SignKind.DECLARED: Sentence(en="as declared in:", fr="selon une mention dans\u00a0:"),
}

CAUSES = {
    Cause.NOT_FOUND: Sentence(en="It does not exist", fr="Elle n’existe pas"),
    Cause.GONE: Sentence(en="It was removed for good", fr="Elle a été retirée pour de bon"),
    Cause.NO_SUCH_HOST: Sentence(en="There is no such site", fr="Ce site n’existe pas"),
    Cause.RESOLVER: Sentence(
        en="The name of the site could not be looked up", fr="Le nom du site n’a pas pu être résolu"
    ),
    Cause.CERTIFICATE: Sentence(en="The site’s certificate is not valid", fr="Le certificat du site n’est pas valide"),
    Cause.REDIRECT_LOOP: Sentence(en="It redirects in a circle", fr="Elle redirige en boucle"),
    Cause.TOO_MANY_REDIRECTS: Sentence(
        en="It redirects more often than a browser follows", fr="Elle redirige plus souvent qu’un navigateur ne suit"
    ),
    Cause.REFUSED: Sentence(en="The site refuses the request", fr="Le site refuse la demande"),
    Cause.WALL: Sentence(
        en="The site lets no program in; a reader may well get through",
        fr="Le site ne laisse entrer aucun programme; un lecteur peut très bien y accéder",
    ),
    Cause.LOGIN: Sentence(en="The site asks for a login", fr="Le site demande d’ouvrir une session"),
    Cause.RATE_LIMIT: Sentence(
        en="The site would not be asked so often", fr="Le site n’accepte pas autant de demandes"
    ),
    Cause.SERVER_ERROR: Sentence(en="The site’s server failed", fr="Le serveur du site a échoué"),
    Cause.TIMEOUT: Sentence(en="The site did not answer in time", fr="Le site n’a pas répondu à temps"),
    Cause.CONNECTION: Sentence(en="The connection failed", fr="La connexion a échoué"),
    Cause.PROTOCOL: Sentence(
        en="What the site answered is no web page", fr="La réponse du site n’est pas une page Web"
    ),
    Cause.OFFLINE: Sentence(en="The audit was run without the network", fr="La vérification a été faite hors ligne"),
    Cause.NOT_ASKED: Sentence(
        en="Nothing in this audit needed an answer from the web",
        fr="Rien dans cette vérification n’exigeait de réponse du Web",
    ),
    Cause.NO_NETWORK: Sentence(en="There was no network", fr="Il n’y avait pas de réseau"),
    Cause.DEADLINE: Sentence(en="The time for the audit was up", fr="Le temps prévu pour la vérification était écoulé"),
    Cause.PRIVATE: Sentence(
        en="The address is private, and may not be asked without leave",
        fr="L’adresse est privée et ne peut être interrogée sans permission",
    ),
    Cause.ROBOTS: Sentence(en="The site asks programs to stay away", fr="Le site demande aux programmes de s’abstenir"),
    Cause.MALFORMED: Sentence(en="No browser reads it as an address", fr="Aucun navigateur n’y lit une adresse"),
    Cause.SCHEME: Sentence(en="It is no web address", fr="Ce n’est pas une adresse Web"),
    Cause.TEMPLATE: Sentence(
        en="Only the site generator knows what is there", fr="Seul le générateur du site sait ce qui s’y trouve"
    ),
}

_LEFT_OUT = {
    "git-ignored": Sentence(en="Ignored by git", fr="Ignorés par git"),
    "build-output": Sentence(en="Made by the site generator", fr="Produits par le générateur du site"),
    "dependencies": Sentence(en="Installed packages", fr="Paquets installés"),
    "hidden": Sentence(en="Hidden files and folders", fr="Fichiers et dossiers cachés"),
    "not-published": Sentence(en="Not part of the published site", fr="Absents du site publié"),
    "repository-file": Sentence(
        en="About the repository, not for its readers", fr="Propres au dépôt, non destinés au lectorat"
    ),
    "excluded": Sentence(en="Excluded by your settings", fr="Exclus par vos réglages"),
    "other-format": Sentence(en="Neither Markdown nor HTML", fr="Dans un autre format que Markdown ou HTML"),
    "symlink": Sentence(en="Symbolic links", fr="Liens symboliques"),
    "special-file": Sentence(en="Not ordinary files", fr="Autres que des fichiers ordinaires"),
    "not-readable": Sentence(en="Folders that could not be opened", fr="Dossiers qui n’ont pas pu être ouverts"),
}

_MONTHS = Sentence(
    en="January February March April May June July August September October November December",
    fr="janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
)


def number(value: float, language: str) -> str:
    """A number as its reader writes it: 1,234.5 or 1 234,5, with a no-break space (Office québécois)."""
    english = f"{value:,}"
    return english.translate({ord(","): NBSP, ord("."): ","}) if language == "fr" else english


def counted(value: float, noun: Noun) -> Sentence:
    """A number and its noun. In French the plural begins at 2, in English everything but 1 is plural."""
    return Sentence(
        en=f"{number(value, 'en')} {noun.en[value != 1]}",
        fr=f"{number(value, 'fr')}{NBSP}{noun.fr[value >= 2]}",
    )


def with_initial(text: str) -> str:
    """`text` with a capital at its beginning, and the rest as it is."""
    return text[:1].upper() + text[1:]


def language_name(code: str) -> Sentence:
    """The name of a language or of its variety (“pt-BR”); the code when there is no word for it here."""
    primary, _, variety = code.partition("-")
    name = LANGUAGES.get(primary)
    if not name:
        return Sentence(en=code, fr=code)
    return Sentence(en=f"{name.en} ({variety})", fr=f"{name.fr} ({variety})") if variety else name


def named(facts: Mapping[str, str | LanguageCode]) -> dict[str, str | Sentence]:
    """Facts as they fill a sentence: a language by its name, a text as it is."""
    return {name: fact if isinstance(fact, str) else language_name(fact.code) for name, fact in facts.items()}


def shown(facts: Mapping[str, str | LanguageCode]) -> dict[str, str | Sentence]:
    """Facts as they fill a sentence for a reader: what comes from the source is made `visible`."""
    return {name: visible(fact) if isinstance(fact, str) else fact for name, fact in named(facts).items()}


def left_out_reason(reason: str) -> Sentence:
    """Why files were left out; the reason itself when there are no words for it here."""
    return _LEFT_OUT.get(reason) or Sentence(en=reason, fr=reason)


def date(started: str) -> Sentence:
    """A moment in ISO 8601 as words, in UTC; the text itself when it is not one."""
    try:
        moment = datetime.fromisoformat(started)
    except ValueError:
        return Sentence(en=started, fr=started)
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    month = moment.month - 1
    day = "1er" if moment.day == 1 else str(moment.day)
    return Sentence(
        en=f"{moment.day} {_MONTHS.en.split()[month]} {moment.year}, {moment:%H:%M} UTC",
        fr=f"{day}{NBSP}{_MONTHS.fr.split()[month]} {moment.year}, {moment.hour}{NBSP}h{NBSP}{moment:%M} UTC",
    )
