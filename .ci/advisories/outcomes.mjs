// What became of a question to a database of known weaknesses: "clean", "found", or "not asked", which is everything else.

const GOVULNCHECK_FOUND = 3;

const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const byCount = (count) => (count === undefined ? "not asked" : count === 0 ? "clean" : "found");

export const outcomes = {
  govulncheck({ status }) {
    if (status === GOVULNCHECK_FOUND) return "found";
    return status === 0 ? "clean" : "not asked";
  },
  cargoAudit: ({ stdout }) => byCount(parsed(stdout)?.vulnerabilities?.count),
  npmAudit: ({ stdout }) => byCount(parsed(stdout)?.metadata?.vulnerabilities?.total),
};
