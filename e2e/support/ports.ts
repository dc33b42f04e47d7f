/** Where the product under test listens, away from a game that may be running on the usual ports. */
export const ports = { web: 4310, sim: 4311, worker: 4312 } as const;

/** The port of the director, through which journeys prepare the city. */
export const directorPort = 4313;
