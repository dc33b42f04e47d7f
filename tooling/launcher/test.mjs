// Old versions of Node read this file too, so nothing newer than 2015 may come before the version check.
import { explainOldNode } from './node-version.mjs';

var complaint = explainOldNode(process.versions.node);
if (complaint) {
  console.error(complaint);
  process.exit(1);
}
import('./suite.mjs').then(function (suite) {
  return suite.runSuite(process.argv.slice(2));
});
