// Vendors: their stock, what they pay for items, and what can still be bought back.
export { auditSales } from './queries';
export { personal } from './personal';
