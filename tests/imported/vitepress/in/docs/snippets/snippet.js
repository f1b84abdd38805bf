export default function () {
  // w110
}
