/** The topics of live updates: one arrived, and others were read, moved or switched off on another device. */
export const notificationTopics = { arrived: 'notification.arrived', changed: 'notification.changed' } as const;
