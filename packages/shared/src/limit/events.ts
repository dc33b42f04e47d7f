/** The topic of the message that limits were changed: every process reads them again. */
export const limitsChanged = 'limit.changed';
