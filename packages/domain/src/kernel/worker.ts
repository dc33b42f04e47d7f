// The parts of the kernel that only the worker and the host of a zone need: the bus, its relay and consumers, dead
// letters and the job runner.
export { registerGroups, startConsumer, type ConsumerOptions, type Running } from './bus/consumer';
export {
  deadLetters,
  dismissDeadLetter,
  layAside,
  replayDeadLetters,
  type DeadLetterView,
  type FailedRequest,
  type Replay,
} from './bus/dead-letters';
export { type Outcome } from './bus/deliver';
export { type BusTransport } from './bus/transport';
export { RedisTransport } from './bus/redis-transport';
export { busStream, relayOnce, type Relayed } from './bus/relay';
export { givenUpJobs, retryGivenUpJobs, type GivenUpJob } from './given-up';
export { startJobs, type JobRunnerOptions } from './job-runner';
export { purge, type Retention } from './retention';
export { backlog, type Backlog } from './backlog';
