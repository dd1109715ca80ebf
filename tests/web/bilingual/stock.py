"""The sentences and titles of every page: the same ones in English, French and Spanish, in one order."""

from __future__ import annotations

from typing import NamedTuple


class Said(NamedTuple):
    """One thing said in three languages."""

    en: str
    fr: str
    es: str

    def language(self, code: str) -> str:
        """It in one of them."""
        return str(getattr(self, code))


TITLES = (
    Said("Community gardens", "Jardins communautaires", "Huertos comunitarios"),
    Said("Winter trails", "Sentiers d’hiver", "Senderos de invierno"),
    Said("The town archives", "Les archives de la ville", "El archivo de la ciudad"),
    Said("Borrowing tools", "Emprunter des outils", "Préstamo de herramientas"),
    Said("Public swimming", "Bains libres", "Natación libre"),
    Said("The seed library", "La grainothèque", "El banco de semillas"),
    Said("Repairing a bicycle", "Réparer un vélo", "Reparar una bicicleta"),
    Said("Music lessons", "Cours de musique", "Clases de música"),
    Said("The farmers’ market", "Le marché des producteurs", "El mercado de productores"),
    Said("Keeping bees in town", "L’apiculture en ville", "Apicultura urbana"),
    Said("The old railway station", "L’ancienne gare", "La antigua estación"),
    Said("Reading to children", "Lire aux enfants", "Leer a los niños"),
    Said("Composting at home", "Le compostage à la maison", "Compostaje en casa"),
    Said("Help with taxes", "Aide à l’impôt", "Ayuda con los impuestos"),
    Said("The river in spring", "La rivière au printemps", "El río en primavera"),
    Said("Volunteering", "Le bénévolat", "Voluntariado"),
)

SENTENCES = (
    Said(
        "The gardens open in the first week of May, once the ground has dried.",
        "Les jardins ouvrent la première semaine de mai, une fois le sol asséché.",
        "Los huertos abren la primera semana de mayo, cuando la tierra se ha secado.",
    ),
    Said(
        "Anyone who lives in the neighbourhood may ask for a plot, even for a single season.",
        "Toute personne qui habite le quartier peut demander une parcelle, même pour une seule saison.",
        "Toda persona que vive en el barrio puede pedir una parcela, incluso por una sola temporada.",
    ),
    Said(
        "Last year, more than two hundred families shared what they had grown.",
        "L’an dernier, plus de deux cents familles ont partagé ce qu’elles avaient cultivé.",
        "El año pasado, más de doscientas familias compartieron lo que habían cultivado.",
    ),
    Said(
        "The tools are kept in a shed behind the library and must be returned clean.",
        "Les outils sont rangés dans une remise derrière la bibliothèque et doivent être rapportés propres.",
        "Las herramientas se guardan en un cobertizo detrás de la biblioteca y deben devolverse limpias.",
    ),
    Said(
        "Our volunteers answer questions every Saturday morning, whatever the weather.",
        "Nos bénévoles répondent aux questions tous les samedis matin, beau temps, mauvais temps.",
        "Nuestros voluntarios responden a las preguntas todos los sábados por la mañana, haga el tiempo que haga.",
    ),
    Said(
        "Children are welcome as long as an adult stays with them.",
        "Les enfants sont les bienvenus, pourvu qu’un adulte reste avec eux.",
        "Los niños son bienvenidos siempre que los acompañe un adulto.",
    ),
    Said(
        "The water comes from three tanks that collect the rain of the roofs around.",
        "L’eau provient de trois réservoirs qui recueillent la pluie des toits environnants.",
        "El agua proviene de tres depósitos que recogen la lluvia de los tejados cercanos.",
    ),
    Said(
        "Nobody has to pay to enter, but those who can are asked to leave a few coins.",
        "Personne n’a à payer pour entrer, mais ceux qui le peuvent sont invités à laisser quelques pièces.",
        "Nadie tiene que pagar para entrar, pero se invita a quienes puedan a dejar unas monedas.",
    ),
    Said(
        "In winter, the paths are cleared by the same teams that look after the skating rink.",
        "L’hiver, les sentiers sont dégagés par les équipes qui entretiennent aussi la patinoire.",
        "En invierno, los caminos los despejan los mismos equipos que cuidan la pista de patinaje.",
    ),
    Said(
        "A map at the entrance shows where the benches and the fountains are.",
        "Un plan à l’entrée indique où se trouvent les bancs et les fontaines.",
        "Un plano en la entrada indica dónde están los bancos y las fuentes.",
    ),
    Said(
        "The archives hold letters, photographs and the minutes of every council since the town was founded.",
        "Les archives conservent des lettres, des photographies et les procès-verbaux de tous les conseils depuis la "
        "fondation de la ville.",
        "El archivo conserva cartas, fotografías y las actas de todos los consejos desde la fundación de la ciudad.",
    ),
    Said(
        "You can read them on site, with clean hands and without a pen.",
        "On peut les consulter sur place, les mains propres et sans stylo.",
        "Se pueden consultar en la sala, con las manos limpias y sin bolígrafo.",
    ),
    Said(
        "Some of the oldest were saved from a flood by the people of the lower town.",
        "Certaines des plus anciennes ont été sauvées d’une inondation par les gens de la basse-ville.",
        "Algunas de las más antiguas fueron salvadas de una inundación por la gente de la parte baja.",
    ),
    Said(
        "The lessons are given in small groups, so that everyone has time to play.",
        "Les cours se donnent en petits groupes, afin que chacun ait le temps de jouer.",
        "Las clases se dan en grupos pequeños para que todos tengan tiempo de tocar.",
    ),
    Said(
        "If you have no instrument, the school will lend you one until June.",
        "Si vous n’avez pas d’instrument, l’école vous en prête un jusqu’en juin.",
        "Si usted no tiene instrumento, la escuela le presta uno hasta junio.",
    ),
    Said(
        "The bees do not sting when they are left alone, and their honey is sold at the market.",
        "Les abeilles ne piquent pas quand on les laisse tranquilles, et leur miel se vend au marché.",
        "Las abejas no pican cuando se las deja en paz, y su miel se vende en el mercado.",
    ),
    Said(
        "Before the first frost, the hives are wrapped and moved to the south wall.",
        "Avant les premières gelées, les ruches sont emballées et déplacées contre le mur sud.",
        "Antes de las primeras heladas, las colmenas se envuelven y se trasladan al muro sur.",
    ),
    Said(
        "The old station was built by workers who came from all over the country.",
        "L’ancienne gare a été bâtie par des ouvriers venus de tout le pays.",
        "La antigua estación fue construida por obreros que llegaron de todo el país.",
    ),
    Said(
        "For thirty years no train stopped there, and the roof was about to fall in.",
        "Pendant trente ans, aucun train ne s’y est arrêté, et le toit menaçait de s’effondrer.",
        "Durante treinta años ningún tren paró allí, y el techo estaba a punto de caerse.",
    ),
    Said(
        "Today it is a place where people meet, eat soup and repair what is broken.",
        "C’est aujourd’hui un lieu où l’on se rencontre, où l’on mange de la soupe et où l’on répare ce qui est brisé.",
        "Hoy es un lugar donde la gente se encuentra, come sopa y repara lo que está roto.",
    ),
    Said(
        "Bring your bicycle early, because the workshop fills up before noon.",
        "Apportez votre vélo tôt, car l’atelier se remplit avant midi.",
        "Traiga su bicicleta temprano, porque el taller se llena antes del mediodía.",
    ),
    Said(
        "A brake that squeaks can often be mended in ten minutes with a little patience.",
        "Un frein qui grince peut souvent se réparer en dix minutes, avec un peu de patience.",
        "Un freno que chirría se puede arreglar a menudo en diez minutos con un poco de paciencia.",
    ),
    Said(
        "What cannot be mended is taken apart, and its good pieces are kept for others.",
        "Ce qui ne se répare pas est démonté, et les bonnes pièces sont gardées pour d’autres.",
        "Lo que no se puede reparar se desmonta, y las piezas buenas se guardan para otros.",
    ),
    Said(
        "The pool is warmer on Sundays, when the little ones learn to swim.",
        "La piscine est plus chaude le dimanche, quand les tout-petits apprennent à nager.",
        "La piscina está más caliente los domingos, cuando los pequeños aprenden a nadar.",
    ),
    Said(
        "Showers and lockers are on the ground floor, next to the ramp.",
        "Les douches et les casiers sont au rez-de-chaussée, à côté de la rampe.",
        "Las duchas y las taquillas están en la planta baja, al lado de la rampa.",
    ),
    Said(
        "Please tell us at least a week ahead if you need an interpreter.",
        "Veuillez nous prévenir au moins une semaine à l’avance si vous avez besoin d’un interprète.",
        "Le rogamos que nos avise con al menos una semana de antelación si necesita un intérprete.",
    ),
    Said(
        "The seeds were given by neighbours who have kept them for generations.",
        "Les semences ont été données par des voisins qui les conservent depuis des générations.",
        "Las semillas fueron donadas por vecinos que las conservan desde hace generaciones.",
    ),
    Said(
        "Take what you can sow, and in the autumn bring back a handful of your own.",
        "Prenez ce que vous pouvez semer et, à l’automne, rapportez-en une poignée des vôtres.",
        "Llévese lo que pueda sembrar y, en otoño, devuelva un puñado de las suyas.",
    ),
    Said(
        "Tomatoes from the islands did best last summer, in spite of the drought.",
        "Ce sont les tomates des îles qui ont le mieux poussé l’été dernier, malgré la sécheresse.",
        "Los tomates de las islas fueron los que mejor crecieron el verano pasado, a pesar de la sequía.",
    ),
    Said(
        "Kitchen scraps become good soil in about six months when they are turned often.",
        "Les restes de cuisine deviennent une bonne terre en six mois environ si on les retourne souvent.",
        "Los restos de la cocina se convierten en buena tierra en unos seis meses si se remueven a menudo.",
    ),
    Said(
        "Meat and cheese do not belong in the bin, since they draw animals at night.",
        "La viande et le fromage n’ont pas leur place dans le bac, puisqu’ils attirent les animaux la nuit.",
        "La carne y el queso no deben echarse al cubo, ya que atraen a los animales por la noche.",
    ),
    Said(
        "The river rises quickly in April, and the lower bridge is then closed.",
        "La rivière monte vite en avril, et le pont du bas est alors fermé.",
        "El río crece rápidamente en abril, y entonces se cierra el puente de abajo.",
    ),
    Said(
        "From the hill, one can see the ice break and drift towards the lake.",
        "De la colline, on voit la glace se rompre et dériver vers le lac.",
        "Desde la colina se ve cómo el hielo se rompe y deriva hacia el lago.",
    ),
    Said(
        "Students help the elderly with their forms, and nothing leaves the room.",
        "Des étudiants aident les personnes âgées à remplir leurs formulaires, et rien ne sort de la pièce.",
        "Los estudiantes ayudan a las personas mayores con sus formularios, y nada sale de la sala.",
    ),
    Said(
        "It takes about an hour, and a cup of tea is offered to those who wait.",
        "Il faut compter environ une heure, et une tasse de thé est offerte à ceux qui attendent.",
        "Se tarda alrededor de una hora, y a quienes esperan se les ofrece una taza de té.",
    ),
    Said(
        "We thank everyone who wrote to us after the storm, and we have read each letter.",
        "Nous remercions tous ceux qui nous ont écrit après la tempête, et nous avons lu chaque lettre.",
        "Damos las gracias a todos los que nos escribieron después de la tormenta, y hemos leído cada carta.",
    ),
)

MENUS = (
    Said("Home", "Accueil", "Inicio"),
    Said("About us", "À propos de nous", "Quiénes somos"),
    Said("Contact us", "Nous joindre", "Contacto"),
    Said("News and events", "Nouvelles et activités", "Noticias y eventos"),
    Said("Opening hours and directions", "Heures d’ouverture et itinéraire", "Horario y cómo llegar"),
    Said("Find a service near you", "Trouver un service près de chez vous", "Encuentre un servicio cerca de usted"),
    Said("Privacy and terms of use", "Confidentialité et conditions d’utilisation", "Privacidad y condiciones de uso"),
    Said("Subscribe to our newsletter", "Abonnez-vous à notre infolettre", "Suscríbase a nuestro boletín"),
    Said("Skip to the main content", "Passer au contenu principal", "Saltar al contenido principal"),
)

NOT_FOUND = Said("Page not found", "Page introuvable", "Página no encontrada")
WELCOME = Said("Welcome", "Bienvenue", "Bienvenidos")
NAMES = Said("English", "Français", "Español")
