import { describe, expect, test } from "vitest";
import { highestMillidegrees, sunMillidegrees } from "../src/sun.ts";

const seconds = (iso: string) => Date.parse(iso) / 1_000;

describe("the sun stands", () => {
  test.each([
    // Reda and Andreas, Solar Position Algorithm, NREL/TP-560-34302, table A5.1: 39.8722° without refraction.
    ["where NREL's example has it", "2003-10-17T19:30:30Z", 39.742_476, -105.178_6, 39_872],
    ["at the tropic's zenith at noon of the solstice", "2024-06-20T12:01:48Z", 23.436, 0, 90_000],
    ["at the pole as high as it is north at the solstice", "2024-06-20T20:51:00Z", 90, 0, 23_436],
    ["below the horizon at midnight in Munich", "2021-03-20T23:21:00Z", 48.14, 11.58, -41_700],
  ])("%s", (_, iso, latitudeDegrees, longitudeDegrees, expected) => {
    const found = sunMillidegrees(seconds(iso), { latitudeDegrees, longitudeDegrees });
    expect(Math.abs(found - expected)).toBeLessThan(100);
  });

  test("as high within a slot as at its highest moment", () => {
    const place = { latitudeDegrees: 48.14, longitudeDegrees: 11.58 };
    const from = seconds("2021-03-20T05:30:00Z");
    expect(highestMillidegrees(from, 900, place)).toBe(sunMillidegrees(from + 900, place));
    expect(highestMillidegrees(from + 43_200, 900, place)).toBe(sunMillidegrees(from + 43_200, place));
  });
});
