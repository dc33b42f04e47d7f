/** Error codes of the vendor room; each has a message in both languages under `errors`. */
export const vendorErrors = [
  'vendor.unknown',
  'vendor.not_here',
  'vendor.refuses',
  'vendor.not_for_sale',
  'vendor.sold_out',
  'vendor.price_changed',
  'vendor.not_wanted',
  'vendor.till_empty',
  'vendor.no_junk',
  'vendor.not_sold_here',
  'vendor.no_repairs',
  'vendor.nothing_to_repair',
] as const;
export type VendorError = (typeof vendorErrors)[number];
