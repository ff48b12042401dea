/** Told to the page just before it is left quickly, so that the last words are sent. */
export const LEAVING = "workbook:leaving";
