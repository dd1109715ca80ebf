"""What was taken for granted about a publication, as sentences for its reader, by kind of assumption."""

from __future__ import annotations

from auditor.model.rule import Sentence

ASSUMPTIONS: dict[str, Sentence] = {
    "generator-by-file": Sentence(
        en="The site is built by {generator}, as {file} shows.",
        fr="Le site est produit par {generator}, comme le montre {file}.",
    ),
    "generator-by-evidence": Sentence(
        en="The site in {folder} seems to be built by {generator}: its configuration is not there, its data files are.",
        fr="Le site dans {folder} semble produit par {generator}\u00a0: sa configuration est absente, mais pas ses "
        "fichiers de données.",
    ),
    "built-html": Sentence(
        en="The pages in {folder} are read as they are published: each says its language and its other version itself.",
        fr="Les pages dans {folder} sont lues telles qu’elles sont publiées\u00a0: chacune indique elle-même sa langue "
        "et son autre version.",
    ),
    "no-generator": Sentence(
        en="No site generator was recognised in {folder}: a post’s address is taken to be its path.",
        fr="Aucun générateur de site n’a été reconnu dans {folder}\u00a0: le chemin d’un billet lui tient lieu "
        "d’adresse.",
    ),
    "configuration-not-read": Sentence(
        en="{file} could not be understood: the usual settings of the generator are assumed.",
        fr="{file} n’a pas pu être interprété\u00a0: les réglages habituels du générateur sont présumés.",
    ),
    "language-in-folder-at-host": Sentence(
        en="Posts in {language}: in {folder}, published at {address}.",
        fr="Billets en {language}\u00a0: dans {folder}, publiés à l’adresse {address}.",
    ),
    "language-in-folder": Sentence(
        en="Posts in {language}: in {folder}.",
        fr="Billets en {language}\u00a0: dans {folder}.",
    ),
    "language-at-host": Sentence(
        en="Posts in {language}: published at {address}.",
        fr="Billets en {language}\u00a0: publiés à l’adresse {address}.",
    ),
    "default-language": Sentence(
        en="Posts that name no language are taken to be in {language}.",
        fr="Un billet qui n’indique aucune langue est présumé en {language}.",
    ),
    "host-by-use": Sentence(
        en="{address} is taken to be part of the publication, since many posts name it as the place of their other "
        "version.",
        fr="{address} est considéré comme faisant partie de la publication, car beaucoup de billets y situent leur "
        "autre version.",
    ),
    "paired-by-key": Sentence(
        en="Pairs of posts known by the key that both have ({fields}): {count}.",
        fr="Paires de billets reconnues à la clé qu’ils ont en commun ({fields})\u00a0: {count}.",
    ),
    "paired-by-address": Sentence(
        en="Pairs of posts known by the address that one gives of the other ({fields}): {count}.",
        fr="Paires de billets reconnues à l’adresse que l’un donne de l’autre ({fields})\u00a0: {count}.",
    ),
    "paired-by-title": Sentence(
        en="Pairs of posts known by the title that one gives of the other ({fields}): {count}.",
        fr="Paires de billets reconnues au titre que l’un donne de l’autre ({fields})\u00a0: {count}.",
    ),
    "paired-by-permalink": Sentence(
        en="Pairs of posts known by the permalink that both have: {count}.",
        fr="Paires de billets reconnues au permalien qu’ils ont en commun\u00a0: {count}.",
    ),
    "paired-by-path": Sentence(
        en="Pairs of posts known by the same path in each language: {count}.",
        fr="Paires de billets reconnues au même chemin dans chaque langue\u00a0: {count}.",
    ),
    "nothing-paired": Sentence(
        en="No two posts were found to be versions of each other: missing translations are not reported.",
        fr="Aucun billet n’a été reconnu comme la version d’un autre\u00a0: les traductions manquantes ne sont pas "
        "signalées.",
    ),
    "bilingual-pages": Sentence(
        en="Pages that are in several languages themselves, and need no other version: {count}.",
        fr="Pages qui sont elles-mêmes en plusieurs langues et se passent d’une autre version\u00a0: {count}.",
    ),
    "declarations-inside": Sentence(
        en="Declarations in posts in {language}: in the text of the link ({count} of {total}).",
        fr="Mentions de langue des billets en {language}\u00a0: dans le texte du lien ({count} sur {total}).",
    ),
    "declarations-after": Sentence(
        en="Declarations in posts in {language}: after the link ({count} of {total}).",
        fr="Mentions de langue des billets en {language}\u00a0: après le lien ({count} sur {total}).",
    ),
    "declarations-worded": Sentence(
        en="Declarations in posts in {language}: “{words}” ({count} of {total}).",
        fr="Mentions de langue des billets en {language}\u00a0: «\u00a0{words}\u00a0» ({count} sur {total}).",
    ),
    "language-unknown": Sentence(
        en="Posts whose language nothing tells: {count}.",
        fr="Billets dont rien n’indique la langue\u00a0: {count}.",
    ),
    "sections-not-translated": Sentence(
        en="Fewer than a third of the posts in these folders have another version, so none is missed "
        "there: {sections}.",
        fr="Moins du tiers des billets de ces dossiers ont une autre version\u00a0: aucune n’y est donc signalée comme "
        "manquante ({sections}).",
    ),
}
