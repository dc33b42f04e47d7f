/** Error codes of the notification room; each has a message in both languages under `errors`. */
export const notificationErrors = ['notification.link_invalid', 'notification.push_endpoint'] as const;
export type NotificationError = (typeof notificationErrors)[number];
