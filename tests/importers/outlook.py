"""The header lines of Outlook's calendar export, as it writes them in five languages."""

ENGLISH = (
    "Subject,Start Date,Start Time,End Date,End Time,All day event,Reminder on/off,Reminder Date,"
    "Reminder Time,Meeting Organizer,Required Attendees,Optional Attendees,Meeting Resources,"
    "Billing Information,Categories,Description,Location,Mileage,Priority,Private,Sensitivity,"
    "Show time as"
)
GERMAN = (
    "Betreff,Beginnt am,Beginnt um,Endet am,Endet um,Ganztägiges Ereignis,Erinnerung Ein/Aus,"
    "Erinnerung am,Erinnerung um,Besprechungsplanung,Erforderliche Teilnehmer,Optionale Teilnehmer,"
    "Besprechungsressourcen,Abrechnungsinformationen,Beschreibung,Kategorien,Ort,Priorität,Privat,"
    "Reisekilometer,Vertraulichkeit,Zeitspanne zeigen als"
)
FRENCH = (
    "Objet,Début,Début,Fin,Fin,Journée entière,Rappel actif/inactif,Date de rappel,Heure du rappel,"
    "Organisateur d'une réunion,Participants obligatoires,Participants facultatifs,"
    "Ressources de la réunion,Afficher la disponibilité,Catégories,Critère de diffusion,Description,"
    "Emplacement,Informations facturation,Kilométrage,Priorité,Privé"
)
DUTCH_A = (
    "Onderwerp;Begindatum;Begintijd;Einddatum;Eindtijd;Evenement, duurt hele dag;Herinneringen aan/uit;"
    "Herinneringsdatum;Herinneringstijd;Categorieën;Beschrijving;Locatie;Privé"
)
DUTCH_B = (
    "Onderwerp;Begindatum;Begintijd;Einddatum;Eindtijd;Gebeurtenis, duurt hele dag;"
    "Herinneringen aan/uit;Herinneringsdatum;Herinneringstijd;Organisator van vergadering;"
    "Vereiste genodigden;Optionele genodigden;Vergadervoorzieningen;Beschrijving;Categorieën;"
    "Factuurinformatie;Gevoeligheid;Locatie;Prioriteit;Privé;Reisafstand;Tijd weergeven als"
)
SPANISH = (
    "Asunto,Fecha de comienzo,Comienzo,Fecha de finalización,Finalización,Todo el día,Aviso sí/no,"
    "Fecha del aviso,Hora del aviso,Organizador de la reunión,Asistentes necesarios,"
    "Asistentes opcionales,Recursos de la reunión,Información de facturación,Categorías,Descripción,"
    "Ubicación,Kilometraje,Prioridad,Privado,Sensibilidad,Mostrar hora como"
)
