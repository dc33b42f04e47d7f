import { CityStill } from './city-still';

/** A dim picture of the city behind the panel of a page; the page stands in an `isolate` box. */
export function CityBackdrop() {
  return (
    <div className="absolute inset-0 -z-10">
      <CityStill />
      <div className="absolute inset-0 bg-ground/65" />
    </div>
  );
}
