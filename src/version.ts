/** As in package.json (a test holds them together); a JSON import would put the whole file into the bundle. */
export const VERSION = "0.2.0";
