/** Told to the page just before it is left quickly, so that the last words are sent. */
export const LEAVING = "workbook:leaving";

/** Told to a page that gives way to another in the same window: no browser ends what it has begun. */
export const GIVING_WAY = "workbook:giving-way";
