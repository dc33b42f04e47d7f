import { lockFaults } from '@necp/domain/kernel';
import { Counter, type Registry } from 'prom-client';

/** Exports the locks that this process has taken out of order; the kernel counts them. */
export function countLockFaults(registers: Registry[]): void {
  new Counter({
    name: 'necp_lock_faults_total',
    help: 'Locks taken out of order, which can end in a deadlock',
    registers,
    collect() {
      this.reset();
      this.inc(lockFaults());
    },
  });
}
