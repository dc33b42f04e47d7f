/** Stylesheets are imported for their effect only; Next bundles them. */
declare module '*.css';
