/** Microphones, or what plays sound. */
export type DeviceKind = 'audioinput' | 'audiooutput';

/** Returns the devices of a kind; their names are empty before the player has given permission. */
export async function devicesOf(wanted: DeviceKind): Promise<MediaDeviceInfo[]> {
  const devices = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
  return devices.filter(({ kind, deviceId }) => kind === wanted && deviceId !== '' && deviceId !== 'default');
}

/** Whether this browser lets a page choose what plays its sound. */
export const canChooseOutput = (): boolean => 'setSinkId' in HTMLMediaElement.prototype;
