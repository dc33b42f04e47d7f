// Read by old versions of Node too: nothing newer than 2015 before the version is known.
import { explainOldNode } from './node-version.mjs';

var complaint = explainOldNode(process.versions.node);
if (complaint) {
  console.error(complaint);
  process.exit(1);
}
import('./launch.mjs').then(function (launcher) {
  return launcher.launch(process.argv.slice(2));
});
