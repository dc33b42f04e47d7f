// Old versions of Node read this file too, so it uses nothing newer than 2015.
export var OLDEST_NODE = '20.19.0';

/**
 * @param {string} version such as '18.20.4'
 * @returns {string} what is wrong and what to do, empty when the version will do
 */
export function explainOldNode(version) {
  var found = version.split('.').map(Number);
  var needed = OLDEST_NODE.split('.').map(Number);
  for (var i = 0; i < needed.length; i += 1) {
    var lead = (found[i] || 0) - (needed[i] || 0);
    if (lead > 0) return '';
    if (lead < 0) {
      return (
        'This game needs Node ' +
        OLDEST_NODE +
        ' or newer, and this is Node ' +
        version +
        '.\n' +
        'Install a newer one from https://nodejs.org (or: nvm install 24), then run the command again.'
      );
    }
  }
  return '';
}
