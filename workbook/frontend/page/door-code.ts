/** The code of one’s own part, from the door of a room to the page that asks for it; this tab only, and once. */
export const OWN_CODE = "workbook-own-code";
