"""The phrase bank in Dutch, with "je": warm, plain, from one adult to another.

Written for this language rather than translated; a phrase means what its namesake in another language does.
Where only the user can know what to fill in stands an ellipsis.
"""

from collections.abc import Mapping

SAYINGS: Mapping[str, tuple[str, ...]] = {
    "yes-if": (
        "Ja, graag, als er iets anders kan opschuiven. Wat kan wachten?",
        "Dat lukt deze week als … naar volgende week mag. Zullen we ze omwisselen?",
        "Ja, dat kan als meerwerk: zo’n … uur, tegen {rate} per uur. Zal ik het even op papier zetten?",
        "Voor {project} hebben we nog {hours_left}. Als het daaruit mag, begin ik morgen.",
    ),
    "alternative": (
        "Alles lukt niet. Donderdag kan ik je wel een eerste opzet sturen; heb je daar wat aan?",
        "Ik zou het niet voor je schrijven. Ik lees graag een half uur mee met jouw versie, dan wordt het ook"
        " echt van jullie.",
        "Wat ik wel kan doen: een uur met je team om de tafel. Ik denk dat je daar meer aan hebt dan aan een"
        " document.",
    ),
    "later": (
        "Ja, dat kan vanaf …. Eerder zou het half werk worden.",
        "Deze week zit vol. Op … kan ik beginnen; ben je daar nog mee geholpen?",
        "Goed plan. Zullen we het voor volgende maand bovenaan zetten? Dan krijgt het de tijd die het"
        " verdient.",
    ),
    "no": (
        "Nee, dit doe ik niet. Dat zeg ik liever nu dan halverwege.",
        "Fijn dat je aan mij denkt. Toch zeg ik nee: hier ben ik niet de beste voor. Ik denk graag mee over"
        " wie wel.",
        "Dit valt buiten wat we voor {project} hebben afgesproken, en daar wil ik mijn aandacht bij houden."
        " Dus hier zeg ik nee tegen.",
    ),
    "extra-price": (
        "Doe ik graag. Het zit niet in onze afspraak, dus dat wordt {rate} per uur. Ik verwacht ongeveer …"
        " uur; zal ik beginnen?",
        "Dit is meerwerk. Ik maak er eerst een prijs voor, dan kun je kiezen voordat ik begin.",
        "We kunnen het aan {project} toevoegen voor {rate} per uur, of het weglaten. Ik vind allebei prima;"
        " wat kies jij?",
        "Iets kleins doe ik er af en toe graag bij. Vanaf een halve dag reken ik {rate} per uur, en dat hoor"
        " je dan vooraf.",
    ),
    "reply-time": (
        "Ik antwoord binnen {reply_time} werktijd. Kan iets echt niet wachten, bel dan; dan weet ik het.",
        "Op werkdagen heb je binnen {reply_time} antwoord. ’s Avonds en in het weekend lees ik niet mee.",
        "Ik lees mijn berichten om … en om …. Daartussen gaat al mijn aandacht naar het werk zelf.",
        "Je bent misschien gewend dat ik binnen een paar minuten antwoord; dat heb ik zelf zo gemaakt. Vanaf"
        " nu wordt het binnen {reply_time}, en daar wordt het werk beter van.",
    ),
    "risk": (
        "Iets over {project} dat ik je liever vroeg vertel: … kan langer gaan duren. Zeker is het niet; op …"
        " weet ik meer.",
        "Ik zie een risico bij …. Dit doe ik er zelf aan: …. En dit heb ik van jou nodig: ….",
        "Nog geen slecht nieuws, maar ik wil je niet verrassen: de datum van … zou kunnen schuiven. Zullen we"
        " er op … samen naar kijken?",
    ),
    "hand-back": (
        "Deze keuze is aan jou. Ik zet de mogelijkheden op een rij, jij kiest.",
        "Ik regel … nu al een tijdje, en eigenlijk hoort dat bij jullie. Vanaf … geef ik het graag terug; wie"
        " kan ik laten zien hoe het gaat?",
        "Ik merk dat ik … meer gaande houd dan je team. Wie van jullie kan het overnemen?",
    ),
    "reminder": (
        "Factuur {invoice_number} van {invoice_amount} had op {due_date} betaald moeten zijn. Misschien is"
        " die ertussendoor geglipt; wil je even kijken?",
        "Een vriendelijke herinnering: factuur {invoice_number} ({invoice_amount}) is {days_late} over datum."
        " Heb je nog iets van mij nodig?",
        "Ik werk mijn administratie bij en zie de betaling van factuur {invoice_number} nog niet. Wanneer kan"
        " ik de {invoice_amount} verwachten?",
    ),
    "reminder-2": (
        "Ik schreef je al eerder over factuur {invoice_number}. Die is nu {days_late} over datum. Laat je me"
        " vandaag weten op welke dag je betaalt?",
        "Factuur {invoice_number} van {invoice_amount} staat nog open. Ik wil dit graag samen oplossen: waar"
        " zit het op vast?",
        "Voordat ik nieuw werk inplan, zie ik factuur {invoice_number} ({invoice_amount}, uiterlijk"
        " {due_date}) graag betaald. Lukt dat deze week?",
    ),
}
"""The ways to say each thing, by situation."""

CHECKS: Mapping[int, tuple[str, ...]] = {
    1: (
        "Is één korte vraag per week prettig, of heb je er liever minder?",
        "Wanneer komen mijn vragen je het best uit: meteen, of bij elkaar op één moment in de week?",
    ),
    2: (
        "Waar staat dit nu op jouw lijstje?",
        "Stel dat dit een week opschuift: wat merk je daarvan?",
    ),
    3: (
        "Wanneer heb je dit nodig, en is een eerste aanzet dan genoeg?",
        "Zal ik sturen wat ik nu heb, of wachten tot het af is?",
    ),
    4: (
        "Welke beslissingen wil je zelf houden?",
        "Waarover heb je liever dat ik het vraag dan dat ik het zelf bepaal?",
    ),
    5: (
        "Wil je alleen de hoofdlijn, of ook de details?",
        "Ik heb er één pagina over, en ik heb er tien. Welke zou je lezen?",
    ),
    6: (
        "Zal ik het vroeg zeggen als iets anders kan lopen?",
        "Als ik een risico zie dat best kan overwaaien, wil je het dan horen?",
    ),
    7: (
        "Vijf minuten nu, of een kwartier op donderdag?",
        "Wat past je beter: af en toe even bellen, of alles in één mail?",
    ),
    8: (
        "Mag ik iets met je delen waar ik voor 70% zeker van ben?",
        "Heb je vandaag iets aan een half antwoord, of alleen aan een heel?",
    ),
    9: (
        "Hoeveel onderbouwing heb je voor dit besluit nodig?",
        "Is mijn oordeel hier genoeg, of heb je er bronnen bij nodig?",
    ),
    10: (
        "Er is iets lastigs waar ik het met je over wil hebben. Wanneer komt dat uit?",
        "Ik schuif iets voor me uit omdat het ongemakkelijk is. Heb je er tien minuten voor?",
    ),
}
"""Light ways to check each of the ten common assumptions with the client (domain, section 1, 000)."""
