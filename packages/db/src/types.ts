/** The row types and query types of every table, without the client that could write them. */
export type * from '../generated/client';
export { Prisma } from '../generated/client';
