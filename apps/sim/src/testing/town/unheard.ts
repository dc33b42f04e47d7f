/** Messages that no test of the town waits for. */
export const unheard = {
  cut: () => undefined,
  maintenanceChanged: () => undefined,
  realmChanged: () => undefined,
  limitsChanged: () => undefined,
  forCharacter: () => undefined,
  forAccount: () => undefined,
  forParty: () => undefined,
  forAll: () => undefined,
};
