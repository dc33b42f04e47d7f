import { instanceCreated } from '@necp/shared/instance/events';
import { playerJoinedParty } from '@necp/shared/party/events';
import { listen, type Listener } from '../kernel';
import { noteMeeting } from './steps';

export const listeners: readonly Listener[] = [
  listen('social.meet_in_instance', instanceCreated, (tx, { members }) =>
    noteMeeting(tx, { kind: 'instance', characterIds: members }),
  ),
  listen('social.meet_in_party', playerJoinedParty, (tx, { members }) =>
    noteMeeting(tx, { kind: 'party', characterIds: members }),
  ),
];
