/** What the people and organizations of a seed are made of. */
const words = (text: string): string[] => text.trim().split(/\s+/);

export const firstNames = words(`
  Kari Ola Ingrid Lars Anne Per Marit Jan Liv Knut Astrid Bjørn Randi Svein Solveig Arne Berit Geir Turid Morten Hilde Øyvind Åse Håkon
  Silje Magnus Ida Jonas Nora Emil Sunniva Sindre Tuva Eirik Maja Amira Yusuf Fatima Piotr Linh Emma Oliver Amelia Jack Sophie Harry
  Charlotte George Grace Thomas Hannah Daniel Lucy William Ruth James`);

export const lastNames = words(`
  Hansen Johansen Olsen Larsen Andersen Pedersen Nilsen Kristiansen Jensen Karlsen Johnsen Pettersen Eriksen Berg Haugen Hagen Johannessen
  Andreassen Jacobsen Dahl Halvorsen Lund Sørensen Solberg Moen Strand Bakke Bråten Ødegård Aasen Nordmann Tveit Myhre Sæther Knutsen Lie
  Ali Nguyen Ahmed Kowalski Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts`);

export const places = words(`
  Oslo Bergen Trondheim Stavanger Tromsø Kristiansand Drammen Fredrikstad Sandnes Ålesund Bodø Hamar Lillehammer Molde Haugesund Sandefjord
  Arendal Skien Moss Halden Harstad Narvik Alta Gjøvik Kongsberg Larvik Porsgrunn Tønsberg Horten Elverum Førde Florø Voss Mosjøen Levanger
  Steinkjer Namsos Røros Kirkenes Vadsø London Leeds Bristol Cardiff Glasgow Belfast Dublin York Bath Exeter`);

/** The mail domain of a place belongs to a tenant of the platform here. */
export const tenantPlaces = places.slice(0, 5);

/** `%s` is the place. */
export const organizations = [
  'Mental Helse %s',
  '%s Likepersontjeneste',
  'Kreftforeningen %s',
  'Røde Kors %s',
  'LHL %s',
  'Diabetesforbundet %s',
  '%s kommune, frivilligsentralen',
  'Foreldrestøtten i %s',
  'Norges Blindeforbund %s',
  '%s ungdomsråd',
  'Pårørendesenteret i %s',
  'Rusfeltets hovedorganisasjon %s',
  '%s Peer Support Network',
  'Mentors of %s',
  '%s Carers Trust',
  'Recovery College %s',
  'Young Minds %s',
  '%s Stroke Association',
  'Veterans Together %s',
  'Citizens Advice %s',
];

export const roles = [
  'Daglig leder',
  'Likepersonskoordinator',
  'Frivillighetsleder',
  'Rådgiver',
  'Programme manager',
  'Volunteer coordinator',
];

export const timings = [
  'tirsdag formiddag',
  'etter lunsj',
  'helst i uke 9',
  'any weekday morning',
  'Thursday after 14',
  'så snart som mulig',
];

export const messages = [
  'Vi har 40 likepersoner og matcher dem for hånd i dag.',
  'Hvordan håndterer dere taushetsplikt og samtykke?',
  'Vi ønsker å se rapportering til tilskuddsgivere.',
  'Kan løsningen brukes på tvers av flere fylkeslag?',
  'We match mentors in a spreadsheet and would like to stop.',
  'How does the matching work for members in rural areas?',
  'Could you show the mobile app for peer mentors?',
];

export const reasons = ['Passer ikke lenger', 'Valgte en annen løsning', 'No longer needed', 'Wrong time of year, will come back'];

/** Source, medium, campaign of a visit; empty for none. */
export const campaigns = [
  '',
  '',
  '',
  'google/cpc/host',
  'google/organic/',
  'facebook/social/likeperson',
  'newsletter/email/november',
  'linkedin/social/demo',
];
