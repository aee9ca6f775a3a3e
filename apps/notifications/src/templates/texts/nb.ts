import type { MailTexts } from './mail-texts.js';

export const nb: MailTexts = {
  fields: {
    id: 'Booking-ID',
    leadId: 'Lead-ID',
    reference: 'Referanse',
    status: 'Status',
    contactName: 'Navn',
    contactEmail: 'E-post',
    contactPhone: 'Telefon',
    contactRole: 'Rolle',
    organizationName: 'Organisasjon',
    organizationSize: 'Størrelse (likepersoner eller medlemmer)',
    preferredDate: 'Ønsket tidspunkt',
    preferredTiming: 'Når det passer',
    message: 'Behov og spørsmål',
    notes: 'Mer informasjon',
    language: 'Språk',
    timeZone: 'Tidssone',
    sourceUrl: 'Sendt fra siden',
    utmSource: 'Kilde (utm_source)',
    utmMedium: 'Medium (utm_medium)',
    utmCampaign: 'Kampanje (utm_campaign)',
    scheduledAt: 'Avtalt tidspunkt',
    createdAt: 'Mottatt',
  },
  statuses: {
    pending: 'Venter på bekreftelse',
    confirmed: 'Bekreftet',
    completed: 'Gjennomført',
    no_show: 'Møtte ikke',
    cancelled: 'Avlyst',
  },
  languages: { nb: 'Norsk bokmål', en: 'Engelsk' },
  manage: {
    booking: {
      heading: 'Endring, avlysning og opplysningene dine',
      promise:
        'Via lenken nedenfor kan du foreslå et annet tidspunkt eller avlyse. Der kan du også når som helst trekke samtykket tilbake, ' +
        'få en kopi av opplysningene dine eller be om at de slettes.',
      link: 'Endre, avlys eller se opplysningene dine',
      personal: 'Lenken er personlig. Ikke del den med andre.',
    },
    data: {
      heading: 'Opplysningene dine',
      promise:
        'Via lenken nedenfor kan du når som helst trekke samtykket tilbake, få en kopi av opplysningene dine eller be om at de slettes.',
      link: 'Se opplysningene dine',
      personal: 'Lenken er personlig. Ikke del den med andre.',
    },
  },
  why: {
    booking: (sender) =>
      `Du får denne e-posten fordi adressen din ble oppgitt da noen ba om en demo hos ${sender}. Var det ikke deg, kan du se bort fra den.`,
    lead: (sender) =>
      `Du får denne e-posten fordi adressen din ble oppgitt da noen skrev til ${sender}. Var det ikke deg, kan du se bort fra den.`,
  },
  bookingConfirmation: {
    subject: (organization) => `Vi har mottatt forespørselen om demo for ${organization}`,
    preheader: (reference) => `Vi tar kontakt for å avtale et tidspunkt. Referanse ${reference}.`,
    heading: (name) => `Takk, ${name}!`,
    received: (organization) => `Vi har mottatt forespørselen din om en demo for ${organization}.`,
    requestHeading: 'Dette ba du om',
    nextHeading: 'Hva skjer nå?',
    next: 'En av oss i salgsteamet går gjennom forespørselen og sender deg et tidspunkt på e-post. Du trenger ikke å gjøre noe før det.',
    add: (reference) => `Vil du legge til noe? Svar på denne e-posten og oppgi referansen ${reference}.`,
  },
  scheduledFacts: 'Avtalen',
  bookingConfirmed: {
    subject: (organization) => `Demoen for ${organization} er avtalt`,
    heading: 'Demoen er avtalt',
    message: (name, organization) => `Hei, ${name}! Vi gleder oss til å vise plattformen for ${organization}.`,
    next: 'Kalenderinvitasjonen er vedlagt. Passer ikke tidspunktet, kan du foreslå et annet via lenken nedenfor eller svare på denne e-posten.',
  },
  bookingRescheduled: {
    subject: (organization) => `Nytt tidspunkt for demoen for ${organization}`,
    heading: 'Demoen er flyttet',
    message: (name, organization) => `Hei, ${name}! Demoen for ${organization} har fått et nytt tidspunkt, som erstatter det forrige.`,
    next: 'En oppdatert kalenderinvitasjon er vedlagt. Passer ikke tidspunktet, kan du foreslå et annet via lenken nedenfor eller svare på denne e-posten.',
  },
  bookingCancelled: {
    subject: (organization) => `Demoen for ${organization} er avlyst`,
    heading: 'Demoen er avlyst',
    message: (name, organization) => `Hei, ${name}! Demoen for ${organization} er avlyst. Du trenger ikke å gjøre noe.`,
    next: 'Vil du likevel ha en demo? Svar på denne e-posten, så finner vi et nytt tidspunkt.',
  },
  bookingReminder: {
    subject: (organization) => `Påminnelse om demoen for ${organization}`,
    heading: 'Snart er det tid for demoen',
    message: (name, organization) => `Hei, ${name}! Vi minner om demoen for ${organization}.`,
    next: 'Passer det ikke likevel? Gi oss beskjed via lenken nedenfor, eller svar på denne e-posten.',
  },
  leadAcknowledgement: {
    subject: 'Vi har mottatt henvendelsen din',
    heading: (name) => `Takk, ${name}!`,
    received: (sender) => `Vi har mottatt henvendelsen din til ${sender}.`,
    nextHeading: 'Hva skjer nå?',
    next: 'En av oss i salgsteamet leser henvendelsen og svarer deg på e-post.',
  },
  salesNotification: {
    preheader: (name, organization) => `${name}, ${organization}`,
    reply: (name) => `Svar på denne e-posten for å skrive direkte til ${name}.`,
    requestHeading: 'Forespørselen',
    contactHeading: 'Kontakten',
    originHeading: 'Opphav',
    why: (sender) => `Sendt til salgsteamet av bookingsystemet til ${sender}.`,
  },
  salesRequested: { subject: (organization) => `Ny forespørsel om demo: ${organization}`, heading: 'Ny forespørsel om demo' },
  salesTimeProposed: {
    subject: (organization) => `Kontakten foreslår et tidspunkt: ${organization}`,
    heading: 'Kontakten foreslår et tidspunkt',
  },
  salesCancelled: { subject: (organization) => `Kontakten har avlyst: ${organization}`, heading: 'Kontakten har avlyst demoen' },
  calendar: {
    summary: (sender, organization) => `Demo av ${sender} for ${organization}`,
    description: (reference) => `Referanse ${reference}. Svar på e-posten med invitasjonen for å endre eller avlyse.`,
  },
};
