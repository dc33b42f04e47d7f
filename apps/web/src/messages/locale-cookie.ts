/** The cookie that remembers the language of this browser. */
export const localeCookie = 'necp_locale';
