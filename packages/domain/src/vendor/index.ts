// Vendors: what lies on each counter, what is paid for what one brings, and what can still be bought back.
export { auditSales } from './queries';
