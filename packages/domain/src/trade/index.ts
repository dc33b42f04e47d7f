// Trade: two players who stand near each other exchange items and money, all at once or not at all.
import './held';

export { reportedTrade, type ReportedTrade } from './history';
export { personal } from './personal';
export { retention } from './retention';
