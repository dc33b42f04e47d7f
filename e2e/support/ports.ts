/** The first of seven ports; another one lets two checkouts run their journeys side by side. */
const first = Number(process.env.JOURNEY_PORT ?? 4310);

/** Where the product under test listens, away from a game that may be running on the usual ports. */
export const ports = { web: first, sim: first + 1, worker: first + 2, voice: first + 6 } as const;

/** The port of the director, through which journeys prepare the city. */
export const directorPort = first + 3;

/** The service that journeys sign in with. */
export const identityPort = first + 4;

/** The port of a second process of the site, for journeys that need one with other settings. */
export const strictPort = first + 5;
