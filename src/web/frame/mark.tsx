/** The mark: a small cut stone, seen from the side. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path class="mark-crown" d="M5.2 3h9.6L19 8H1z" />
      <path class="mark-table" d="M7.4 3h5.2l1.5 5H5.9z" />
      <path class="mark-pavilion" d="M1 8.6h18L10 18z" />
      <path class="mark-culet" d="M6 8.6h8L10 18z" />
    </svg>
  );
}
