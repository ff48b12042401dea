/** Told to the page just before it is left quickly, so that the last words are sent. */
export const LEAVING = "workbook:leaving";

/** Told when “Leave quickly” was pressed, after the last words were sent: what this tab knows of a choice goes. */
export const QUICKLY = "workbook:quickly";

/** Told when a page that was made without answers was made again with them. */
export const ANEW = "workbook:anew";

/** Told to a page that gives way to another in the same window: no browser ends what it has begun. */
export const GIVING_WAY = "workbook:giving-way";
