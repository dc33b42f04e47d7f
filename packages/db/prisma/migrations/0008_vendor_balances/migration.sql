-- What a vendor can still pay is called its balance.
ALTER TABLE "vendor_tills" RENAME TO "vendor_balances";
ALTER TABLE "vendor_balances" RENAME CONSTRAINT "vendor_tills_pkey" TO "vendor_balances_pkey";
ALTER TABLE "vendor_balances" RENAME CONSTRAINT "vendor_tills_left" TO "vendor_balances_left";
