// #region snippet
function total() {
  // w111
}
// #endregion snippet

export default total // zz1
