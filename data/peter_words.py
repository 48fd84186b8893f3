"""The words of Peter's mail and chat: none of them is ever to be found in a book that imported them.

What Peter writes asks something only where it stands under `ASKED`.
"""

# ruff: noqa: E501
from peter_facts import CARE, DESIGN, TEAMS, TOPICS

ABOUT = {"bouw": TEAMS + TOPICS, "eik": CARE, "vlinder": DESIGN}

# What clients ask: subject and body; {t} is a theme of theirs.
WANTED = (
    (
        "Hoe pakken we {t} nu aan",
        "Kun jij even meekijken naar {t}?\nWe komen er met elkaar niet helemaal uit.",
    ),
    ("Kort vraagje, {t} deze week", "Heb je nog een voorbeeld van hoe anderen dit doen, {t}?\nHet mag grof."),
    (
        "Verslag en het vervolg bij {t}",
        "In de bijlage staat mijn verslag.\nWat mis je nog als het om {t} gaat?",
    ),
    ("Planning verschuift bij {t}", "De collega's willen een week opschuiven met {t}.\nKan dat volgens jou?"),
    (
        "Even toetsen: {t} volgende stap",
        "We twijfelen over de volgorde.\nZou jij beginnen met {t}, of juist niet?",
    ),
    (
        "Twee punten die nog openstaan, {t}",
        "1. Wie maakt de lijst af?\n2. Wanneer bespreken we {t} met de rest?",
    ),
    (
        "Reactie gevraagd op de eerste versie, {t}",
        "Hier is de eerste versie.\nWil je er voor vrijdag naar kijken?",
    ),
    (
        "Toch nog onduidelijk wat we doen met {t}",
        "Er kwamen vanochtend vragen over {t}.\nHoe leg jij dit uit?",
    ),
    (
        "Formulier en afspraken over {t}",
        "Het oude formulier is nog in omloop.\nWelke versie geldt er voor {t}?",
    ),
)
AGAIN = (
    "Helder, dank!\nEn geldt dat ook voor de nieuwe collega's, denk je?",
    "Duidelijk. Ik leg het zo voor aan de anderen.\nMag ik jouw schema daarbij gebruiken?",
    "Daar kan ik mee verder.\nAlleen de laatste stap begrijp ik nog niet, kun je die uitschrijven?",
)
# What Peter answers.
ANSWERED = (
    "Goede vraag. Ik zou klein beginnen en na een week terugkijken.\nIn de bijlage van vorige keer staat een schema.",
    "Zeker, ik kijk er zo naar en zet mijn opmerkingen in de kantlijn.\nDe volgorde lijkt mij goed gekozen.",
    "Dat kan prima. Ik pas de planning vanmiddag aan en stuur die rond.",
    "Ik heb het net uitgezocht: twee van de drie doen het zoals jullie nu voorstellen.\nIk schrijf het vanavond uit.",
    "Komt goed, ik maak er een korte tekst van zodat je die kunt doorsturen.",
    "Bij de vorige ronde hebben we dat zo opgelost:\nhttps://vergaderen.example/stap?versie=2\nDat werkte goed.",
    "Ik neem het mee in het overleg en laat je meteen weten wat eruit komt.",
    "Laat dit maar bij mij, dan heb jij je handen vrij voor de rest.",
)
THANKED = (
    "Dank je wel, dan ga ik hiermee aan de slag.",
    "Fijn, hier kan ik mee verder. Ik werk het vandaag nog uit.",
    "Helder, dank. Ik verwerk het in de volgende versie.",
)
# What Peter asks.
ASKED = (
    (
        "Akkoord nodig voor {t}",
        "Voor {t} heb ik jullie keuze nodig.\nKun je mij laten weten welke van de twee het wordt?",
    ),
    ("Gegevens die ik nog mis, {t}", "Ik mis nog de cijfers van vorig jaar.\nWie kan mij die aanleveren?"),
    ("Wie beslist er over {t}", "Er liggen nu twee voorstellen.\nWie van jullie hakt de knoop door?"),
    (
        "Voorstel voor een datum, {t}",
        "Ik wil de bijeenkomst graag vastzetten.\nWelke dag past jullie het best?",
    ),
    ("Concept ter beoordeling: {t}", "Bijgaand het concept.\nIs dit wat jullie voor ogen hadden?"),
)
GIVEN = (
    "Sorry voor het wachten. Wat ons betreft de eerste, als het kan.",
    "Ik heb het nagevraagd: doe maar zoals je voorstelt.",
    "Zie de bijlage, meer hebben we niet kunnen vinden.",
    "Donderdag is goed. Ik geef het door aan de anderen.",
)
# What Peter sends without being asked, of an evening.
TOLD = (
    ("Ter info: uitgewerkte aantekeningen bij {t}", "Ik heb vanavond nog wat bronnen gelezen.\nMijn aantekeningen staan hieronder, reageren hoeft niet."),
    ("Nog een gedachte over {t}", "Onderweg bedacht ik dat we dit eenvoudiger kunnen maken.\nIk werk het morgen uit, dan ligt het er vast."),
    ("Bijgewerkt overzicht van {t}", "Het overzicht is bijgewerkt tot en met vandaag.\nDe gele regels zijn nieuw."),
)  # fmt: skip
# And by day.
NOTED = (
    ("Aantekeningen van de werksessie, {t}", "Hierbij mijn aantekeningen van vanochtend.\nDe actiepunten staan bovenaan."),
    ("Stukken voor morgen, {t}", "In de bijlage staan de stukken voor morgen.\nIk neem ze ook op papier mee."),
    ("Nieuwe versie in de map: {t}", "De nieuwe versie staat in de map.\nWat veranderd is, is geel gemaakt."),
)  # fmt: skip
# To and from the director.
BOARD_ASKED = (
    ("Hoe loopt het", "Ik hoor goede verhalen over de kick-off.\nHoe loopt het volgens jou?"),
    ("Presentatie voor de raad", "Kun je mij drie zinnen geven voor de raad van commissarissen?"),
    ("Bijpraten over de voortgang", "Wat heb je de komende maand van mij nodig?"),
    ("Vraag uit de directie", "Halen we het einde van het jaar, denk je?"),
    ("Even afstemmen voor mijn vakantie", "Is er iets dat voor de zomer langs mij moet?"),
    ("Signaal uit de ondernemingsraad", "De ondernemingsraad vraagt naar de planning.\nWat kan ik zeggen?"),
)
BOARD_TOLD = (
    ("Stand van zaken halverwege", "Beste Marjan, in het kort: de proefrondes lopen en de sfeer is goed."),
    ("Stand van zaken oktober", "Beste Marjan, in het kort: het handboek nadert zijn laatste versie."),
)
BOARD_WANTED = (
    "Een half uur in oktober",
    "Ik spreek je graag over de laatste fase.\nWanneer zou een half uur passen?",
)

# What comes in by chat, and what he may answer.
CHAT = (
    ("Ben je in de buurt van de keet?", ("Ja hoor, ik ben er over vijf minuten", "Over een kwartier wel 👍")),
    (
        "Heb je het nummer van de leverancier nog?",
        ("Net gestuurd: https://vergaderen.example/map?id=7", "Komt eraan 👍"),
    ),
    ("Kan ik je zo even bellen over {t}?", ("Altijd, ik hou de telefoon bij de hand", "Bel maar meteen")),
    (
        "Waar staat de laatste versie van {t} ook alweer?",
        ("Staat in de map van vorige week, ik stuur de link", "Ik zoek het meteen op"),
    ),
    ("Zag je mijn mail al?", ("Net gezien, antwoord komt eraan 👍", "Ja, ik zit er nu aan")),
    ("Lukt het vandaag nog met {t}?", ("Doe ik meteen", "Geen punt, voor het eten heb je het")),
    (
        "Joost vraagt of jij de sleutel hebt 🔑",
        ("Ja, ligt bij mij, ik kom hem brengen", "Die hangt achter de deur"),
    ),
    (
        "De directie wil morgen een overzicht van {t}. Lukt jou dat?",
        ("Geen punt, ik zoek het uit en laat het je weten", "Zet ik nu op een rij"),
    ),
    ("<Media weggelaten>", ("Mooi, ik leg het ernaast", "Dank, ik verwerk het meteen")),
    (
        "Hoe laat begin je morgen?\nDan loop ik even mee naar {t}",
        ("Half negen, zoals altijd\nIk zet de koffie vast klaar", "Om negen uur, tot dan"),
    ),
)
CHAT_MORE = (
    "En nog iets over {t}, weet jij dat?",
    "Het heeft wel een beetje haast 😬",
    "Anders vraag ik het Samira",
)
WITH_OTHERS = (
    ("Lunch volgende maand", "Leuk je weer te zien laatst.\nZullen we in de nieuwe maand afspreken?"),
    ("Vakdag, ga je mee", "Er is nog plek op de vakdag.\nGa je met de trein?"),
    ("Oproep voor een interview", "Wil jij meedoen aan het interview over zelfstandigen?"),
)
FROM_BOOKKEEPER = (
    ("Omzetbelasting tweede kwartaal", "Wil je de bonnen van april tot en met juni nog sturen?"),
    ("Omzetbelasting derde kwartaal", "Wil je de bonnen van juli tot en met september nog sturen?"),
    ("Voorlopige aanslag", "Klopt het dat je dit jaar meer uren maakt dan gedacht?"),
)
FROM_PROSPECT = (
    (
        "Kennismaken over ons werkrooster",
        "Wij zoeken iemand die met ons meedenkt.\nHeb je in januari ruimte?",
    ),
)
LETTERS = (
    "Nieuwsbrief zelfstandigen: wat verandert er dit kwartaal", "Zomernummer: rust nemen als zelfstandige",
    "Nieuwsbrief zelfstandigen: offertes die blijven liggen", "Vakdag 3 oktober: het volledige programma",
    "Nieuwsbrief zelfstandigen: einde van het jaar in zicht", "Extra uitgave: de vijf meestgelezen artikelen",
)  # fmt: skip
SPAM = (
    "Uw pakket kon niet worden bezorgd", "Gefeliciteerd, u bent geselecteerd", "Snel geld lenen zonder toetsing",
    "Uw account verloopt vandaag nog", "Hoger in de zoekmachine vanaf morgen",
)  # fmt: skip
DRAFTS = (
    (
        "Meerwerk, hoe we dat afspreken",
        "Beste Marjan,\nIk loop er al een tijdje mee rond om dit te schrijven.",
    ),
    ("Mijn uren tot nu toe", "Hoi Ruben,\nIk wilde je iets laten weten over de uren van de afgelopen weken."),
    (
        "Een pas op de plaats",
        "Hoi Anouk,\nMisschien is het goed om eens stil te staan bij wat er is afgesproken.",
    ),
)
COPIED = ("Ter kennisgeving: lijst van aannemers", "Anouk, hierbij de lijst die je vroeg.\nPeter leest mee.")
AWAY = (
    "Automatisch antwoord: afwezig",
    "Ik ben afwezig en lees mijn mail niet.\nBij haast kun je Ruben bellen.",
)
SIGNED = "Peter de Wit\nOrganisatieadvies\nVragen? Bel gerust: +31 6 00000001"
