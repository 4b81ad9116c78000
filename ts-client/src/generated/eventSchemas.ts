// Written by codegen/ from contracts/schema. Change the Rust types, not this file.

import type { EventSchemas } from "../events/eventSchema.ts";

export const eventSchemas: EventSchemas = {
  "registry": {
    "connection_forgotten": {
      "title": "ConnectionForgottenEvent",
      "attributes": {
        "type": "object",
        "properties": {
          "meter_id": {
            "type": "integer"
          }
        },
        "required": [
          "meter_id"
        ],
        "additionalProperties": false
      }
    },
    "connection_named": {
      "title": "ConnectionNamedEvent",
      "description": "Of a meter that had none. The name is personal, and in no event.",
      "attributes": {
        "type": "object",
        "properties": {
          "by": {
            "type": "string"
          },
          "meter_id": {
            "type": "integer"
          }
        },
        "required": [
          "by",
          "meter_id"
        ],
        "additionalProperties": false
      }
    },
    "flag_appealed": {
      "title": "FlagAppealedEvent",
      "attributes": {
        "type": "object",
        "properties": {
          "meter_id": {
            "type": "integer"
          },
          "reason": {
            "type": "string"
          }
        },
        "required": [
          "meter_id",
          "reason"
        ],
        "additionalProperties": false
      }
    },
    "flag_ended": {
      "title": "FlagEndedEvent",
      "description": "A meter's flag is ended by k of n, or because it is out of service for good.",
      "attributes": {
        "type": "object",
        "properties": {
          "meter_id": {
            "type": "integer"
          },
          "released_slot": {
            "anyOf": [
              {
                "type": "integer"
              },
              {
                "type": "null"
              }
            ]
          }
        },
        "required": [
          "meter_id",
          "released_slot"
        ],
        "additionalProperties": false
      }
    },
    "key_rotated": {
      "title": "KeyRotatedEvent",
      "attributes": {
        "type": "object",
        "properties": {
          "key_type": {
            "type": "string",
            "enum": [
              "ed25519",
              "secp256r1",
              "secp256k1"
            ]
          },
          "meter_id": {
            "type": "integer"
          },
          "public_key": {
            "type": "string",
            "contentEncoding": "base64"
          }
        },
        "required": [
          "key_type",
          "meter_id",
          "public_key"
        ],
        "additionalProperties": false
      }
    },
    "meter_application_closed": {
      "title": "MeterApplicationClosedEvent",
      "attributes": {
        "type": "object",
        "properties": {
          "application_id": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "meter_id": {
            "anyOf": [
              {
                "type": "integer"
              },
              {
                "type": "null"
              }
            ]
          },
          "outcome": {
            "type": "string",
            "enum": [
              "approved",
              "refused",
              "withdrawn",
              "lapsed"
            ]
          }
        },
        "required": [
          "application_id",
          "meter_id",
          "outcome"
        ],
        "additionalProperties": false
      }
    },
    "meter_application_voted": {
      "title": "MeterApplicationVotedEvent",
      "description": "An operator's or a verifier's approval, with what it rests on and the closing registers of the meter that is replaced, or refusal, with its reason.",
      "attributes": {
        "type": "object",
        "properties": {
          "application_id": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "approved": {
            "type": "boolean"
          },
          "closing_export_total_wh": {
            "anyOf": [
              {
                "type": "string",
                "pattern": "^-?\\d+$"
              },
              {
                "type": "null"
              }
            ]
          },
          "closing_import_total_wh": {
            "anyOf": [
              {
                "type": "string",
                "pattern": "^-?\\d+$"
              },
              {
                "type": "null"
              }
            ]
          },
          "evidence_hash": {
            "anyOf": [
              {
                "type": "string",
                "contentEncoding": "base64"
              },
              {
                "type": "null"
              }
            ]
          },
          "reason": {
            "anyOf": [
              {
                "type": "string"
              },
              {
                "type": "null"
              }
            ]
          },
          "voter": {
            "type": "string"
          }
        },
        "required": [
          "application_id",
          "approved",
          "closing_export_total_wh",
          "closing_import_total_wh",
          "evidence_hash",
          "reason",
          "voter"
        ],
        "additionalProperties": false
      }
    },
    "meter_applied_for": {
      "title": "MeterAppliedForEvent",
      "description": "The connection's name is personal, and in no event.",
      "attributes": {
        "type": "object",
        "properties": {
          "applicant": {
            "type": "string"
          },
          "application_id": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "class": {
            "type": "string",
            "enum": [
              "a",
              "b",
              "c"
            ]
          },
          "connection_w": {
            "type": "integer"
          },
          "inverter_w": {
            "type": "integer"
          },
          "key_type": {
            "type": "string",
            "enum": [
              "ed25519",
              "secp256r1",
              "secp256k1"
            ]
          },
          "lapses_slot": {
            "type": "integer"
          },
          "point_kind": {
            "anyOf": [
              {
                "type": "string",
                "enum": [
                  "prosumer",
                  "battery",
                  "feeder"
                ]
              },
              {
                "type": "null"
              }
            ],
            "description": "None of a prosumer's."
          },
          "public_key": {
            "type": "string",
            "contentEncoding": "base64"
          },
          "reading_format": {
            "anyOf": [
              {
                "type": "string",
                "enum": [
                  "ocmf"
                ]
              },
              {
                "type": "null"
              }
            ],
            "description": "None of a meter that signs readings of docs/spec/formats.md."
          },
          "serial": {
            "type": "string"
          },
          "source": {
            "type": "string",
            "enum": [
              "none",
              "solar",
              "wind",
              "hydro",
              "biomass",
              "geothermal",
              "storage"
            ]
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "applicant",
          "application_id",
          "class",
          "connection_w",
          "inverter_w",
          "key_type",
          "lapses_slot",
          "point_kind",
          "public_key",
          "reading_format",
          "serial",
          "source",
          "zone_id"
        ],
        "additionalProperties": false
      }
    },
    "meter_flagged": {
      "title": "MeterFlaggedEvent",
      "description": "What somebody found in a meter's readings.",
      "attributes": {
        "type": "object",
        "properties": {
          "expected_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "finding_kind": {
            "type": "string",
            "enum": [
              "night_export",
              "beyond_peak",
              "flat_line",
              "copied_profile",
              "feeder_differs"
            ]
          },
          "flagger": {
            "type": "string"
          },
          "from_slot": {
            "type": "integer"
          },
          "measured_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "meter_id": {
            "type": "integer"
          },
          "other_meter_id": {
            "anyOf": [
              {
                "type": "integer"
              },
              {
                "type": "null"
              }
            ]
          },
          "quarantined": {
            "type": "boolean",
            "description": "Whether its readings are settled at the utility's prices until it is released."
          },
          "slots": {
            "type": "integer"
          },
          "to_slot": {
            "type": "integer"
          }
        },
        "required": [
          "expected_wh",
          "finding_kind",
          "flagger",
          "from_slot",
          "measured_wh",
          "meter_id",
          "other_meter_id",
          "quarantined",
          "slots",
          "to_slot"
        ],
        "additionalProperties": false
      }
    },
    "meter_recalled": {
      "title": "MeterRecalledEvent",
      "description": "A meter is suspended until it is reinstated, decommissioned, or the recall has lapsed.",
      "attributes": {
        "type": "object",
        "properties": {
          "lapses_slot": {
            "type": "integer"
          },
          "meter_id": {
            "type": "integer"
          },
          "reason": {
            "type": "string"
          },
          "recaller": {
            "type": "string"
          }
        },
        "required": [
          "lapses_slot",
          "meter_id",
          "reason",
          "recaller"
        ],
        "additionalProperties": false
      }
    },
    "meter_registered": {
      "title": "MeterRegisteredEvent",
      "description": "A metering point is approved; the one that its connection had is out of service.",
      "attributes": {
        "type": "object",
        "properties": {
          "approved_slot": {
            "type": "integer"
          },
          "approver": {
            "type": "string"
          },
          "class": {
            "type": "string",
            "enum": [
              "a",
              "b",
              "c"
            ]
          },
          "connection_w": {
            "type": "integer"
          },
          "evidence_hash": {
            "type": "string",
            "contentEncoding": "base64"
          },
          "inverter_w": {
            "type": "integer"
          },
          "key_type": {
            "type": "string",
            "enum": [
              "ed25519",
              "secp256r1",
              "secp256k1"
            ]
          },
          "meter_id": {
            "type": "integer"
          },
          "owner": {
            "type": "string"
          },
          "point_kind": {
            "anyOf": [
              {
                "type": "string",
                "enum": [
                  "prosumer",
                  "battery",
                  "feeder"
                ]
              },
              {
                "type": "null"
              }
            ],
            "description": "None of a prosumer's."
          },
          "public_key": {
            "type": "string",
            "contentEncoding": "base64"
          },
          "reading_format": {
            "anyOf": [
              {
                "type": "string",
                "enum": [
                  "ocmf"
                ]
              },
              {
                "type": "null"
              }
            ],
            "description": "None of a meter that signs readings of docs/spec/formats.md."
          },
          "replaced_meter_id": {
            "anyOf": [
              {
                "type": "integer"
              },
              {
                "type": "null"
              }
            ]
          },
          "serial": {
            "type": "string"
          },
          "source": {
            "type": "string",
            "enum": [
              "none",
              "solar",
              "wind",
              "hydro",
              "biomass",
              "geothermal",
              "storage"
            ]
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "approved_slot",
          "approver",
          "class",
          "connection_w",
          "evidence_hash",
          "inverter_w",
          "key_type",
          "meter_id",
          "owner",
          "point_kind",
          "public_key",
          "reading_format",
          "replaced_meter_id",
          "serial",
          "source",
          "zone_id"
        ],
        "additionalProperties": false
      }
    },
    "meter_status_changed": {
      "title": "MeterStatusChangedEvent",
      "attributes": {
        "type": "object",
        "properties": {
          "meter_id": {
            "type": "integer"
          },
          "status": {
            "type": "string",
            "enum": [
              "active",
              "suspended",
              "decommissioned"
            ]
          }
        },
        "required": [
          "meter_id",
          "status"
        ],
        "additionalProperties": false
      }
    },
    "metering_set": {
      "title": "MeteringSetEvent",
      "description": "Which contract keeps the closing registers of replaced meters from now on.",
      "attributes": {
        "type": "object",
        "properties": {
          "metering": {
            "type": "string"
          }
        },
        "required": [
          "metering"
        ],
        "additionalProperties": false
      }
    },
    "participant_status_changed": {
      "title": "ParticipantStatusChangedEvent",
      "description": "A participant's application, admission, rejection, suspension, reinstatement or revocation.",
      "attributes": {
        "type": "object",
        "properties": {
          "participant": {
            "type": "string"
          },
          "role": {
            "type": "string",
            "enum": [
              "prosumer",
              "consumer",
              "utility",
              "grid_operator",
              "flexibility_provider"
            ]
          },
          "status": {
            "type": "string",
            "enum": [
              "applied",
              "admitted",
              "rejected",
              "suspended",
              "revoked"
            ]
          }
        },
        "required": [
          "participant",
          "role",
          "status"
        ],
        "additionalProperties": false
      }
    },
    "point_terms_set": {
      "title": "PointTermsSetEvent",
      "description": "On which terms metering points are approved from now on.",
      "attributes": {
        "type": "object",
        "properties": {
          "application_slots": {
            "type": "integer"
          },
          "operator_power_w": {
            "type": "integer"
          },
          "slot_seconds": {
            "type": "integer"
          }
        },
        "required": [
          "application_slots",
          "operator_power_w",
          "slot_seconds"
        ],
        "additionalProperties": false
      }
    },
    "profile_updated": {
      "title": "ProfileUpdatedEvent",
      "description": "What a participant says of themselves, with each application and each update. Location and contact are personal, and in no event.",
      "attributes": {
        "type": "object",
        "properties": {
          "certifications": {
            "type": "array",
            "items": {
              "type": "string"
            }
          },
          "equipment": {
            "type": "array",
            "items": {
              "title": "Equipment",
              "type": "object",
              "properties": {
                "label": {
                  "type": "string",
                  "description": "At most 64 bytes."
                },
                "rated_power_w": {
                  "type": "integer"
                },
                "source": {
                  "type": "string",
                  "enum": [
                    "none",
                    "solar",
                    "wind",
                    "hydro",
                    "biomass",
                    "geothermal",
                    "storage"
                  ]
                },
                "storage_capacity_wh": {
                  "type": "integer"
                }
              },
              "required": [
                "label",
                "rated_power_w",
                "source",
                "storage_capacity_wh"
              ],
              "additionalProperties": false
            }
          },
          "name": {
            "type": "string"
          },
          "participant": {
            "type": "string"
          }
        },
        "required": [
          "certifications",
          "equipment",
          "name",
          "participant"
        ],
        "additionalProperties": false
      }
    },
    "proposal_closed": {
      "title": "ProposalClosedEvent",
      "attributes": {
        "type": "object",
        "properties": {
          "proposal_id": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "status": {
            "type": "string",
            "enum": [
              "open",
              "passed",
              "rejected",
              "expired"
            ]
          }
        },
        "required": [
          "proposal_id",
          "status"
        ],
        "additionalProperties": false
      }
    },
    "proposal_opened": {
      "title": "ProposalOpenedEvent",
      "attributes": {
        "type": "object",
        "properties": {
          "action": {
            "title": "Action",
            "oneOf": [
              {
                "type": "object",
                "properties": {
                  "admit": {
                    "type": "object",
                    "properties": {
                      "participant": {
                        "type": "string"
                      }
                    },
                    "required": [
                      "participant"
                    ],
                    "additionalProperties": false
                  }
                },
                "required": [
                  "admit"
                ],
                "additionalProperties": false
              },
              {
                "type": "object",
                "properties": {
                  "revoke": {
                    "type": "object",
                    "properties": {
                      "participant": {
                        "type": "string"
                      }
                    },
                    "required": [
                      "participant"
                    ],
                    "additionalProperties": false
                  }
                },
                "required": [
                  "revoke"
                ],
                "additionalProperties": false
              },
              {
                "type": "object",
                "properties": {
                  "reinstate": {
                    "type": "object",
                    "properties": {
                      "subject": {
                        "title": "Subject",
                        "oneOf": [
                          {
                            "type": "object",
                            "properties": {
                              "participant": {
                                "type": "object",
                                "properties": {
                                  "address": {
                                    "type": "string"
                                  }
                                },
                                "required": [
                                  "address"
                                ],
                                "additionalProperties": false
                              }
                            },
                            "required": [
                              "participant"
                            ],
                            "additionalProperties": false
                          },
                          {
                            "type": "object",
                            "properties": {
                              "meter": {
                                "type": "object",
                                "properties": {
                                  "meter_id": {
                                    "type": "integer"
                                  }
                                },
                                "required": [
                                  "meter_id"
                                ],
                                "additionalProperties": false
                              }
                            },
                            "required": [
                              "meter"
                            ],
                            "additionalProperties": false
                          }
                        ]
                      }
                    },
                    "required": [
                      "subject"
                    ],
                    "additionalProperties": false
                  }
                },
                "required": [
                  "reinstate"
                ],
                "additionalProperties": false
              },
              {
                "type": "object",
                "properties": {
                  "decommission": {
                    "type": "object",
                    "properties": {
                      "meter_id": {
                        "type": "integer"
                      }
                    },
                    "required": [
                      "meter_id"
                    ],
                    "additionalProperties": false,
                    "description": "Takes a meter out of service for good, whether or not it is recalled. Its device may be applied for again, as another metering point."
                  }
                },
                "required": [
                  "decommission"
                ],
                "additionalProperties": false,
                "description": "Takes a meter out of service for good, whether or not it is recalled. Its device may be applied for again, as another metering point."
              },
              {
                "type": "object",
                "properties": {
                  "rotate_lost_key": {
                    "type": "object",
                    "properties": {
                      "meter_id": {
                        "type": "integer"
                      },
                      "new_key": {
                        "title": "DeviceKey",
                        "type": "object",
                        "properties": {
                          "key_type": {
                            "type": "string",
                            "enum": [
                              "ed25519",
                              "secp256r1",
                              "secp256k1"
                            ]
                          },
                          "public_key": {
                            "type": "string",
                            "contentEncoding": "base64"
                          }
                        },
                        "required": [
                          "key_type",
                          "public_key"
                        ],
                        "additionalProperties": false
                      },
                      "new_key_proof": {
                        "type": "string",
                        "contentEncoding": "base64"
                      }
                    },
                    "required": [
                      "meter_id",
                      "new_key",
                      "new_key_proof"
                    ],
                    "additionalProperties": false
                  }
                },
                "required": [
                  "rotate_lost_key"
                ],
                "additionalProperties": false
              },
              {
                "type": "object",
                "properties": {
                  "release_meter": {
                    "type": "object",
                    "properties": {
                      "meter_id": {
                        "type": "integer"
                      }
                    },
                    "required": [
                      "meter_id"
                    ],
                    "additionalProperties": false,
                    "description": "Ends a meter's flag, and its quarantine. Nobody approves that of their own meter."
                  }
                },
                "required": [
                  "release_meter"
                ],
                "additionalProperties": false,
                "description": "Ends a meter's flag, and its quarantine. Nobody approves that of their own meter."
              },
              {
                "type": "object",
                "properties": {
                  "forget_connection": {
                    "type": "object",
                    "properties": {
                      "meter_id": {
                        "type": "integer"
                      }
                    },
                    "required": [
                      "meter_id"
                    ],
                    "additionalProperties": false,
                    "description": "A meter's connection was named wrongly: neither knows the other any more, unless the connection got another meter since."
                  }
                },
                "required": [
                  "forget_connection"
                ],
                "additionalProperties": false,
                "description": "A meter's connection was named wrongly: neither knows the other any more, unless the connection got another meter since."
              },
              {
                "type": "object",
                "properties": {
                  "set_verifiers": {
                    "type": "object",
                    "properties": {
                      "threshold": {
                        "type": "integer"
                      },
                      "verifiers": {
                        "type": "array",
                        "items": {
                          "type": "string"
                        }
                      }
                    },
                    "required": [
                      "threshold",
                      "verifiers"
                    ],
                    "additionalProperties": false
                  }
                },
                "required": [
                  "set_verifiers"
                ],
                "additionalProperties": false
              }
            ]
          },
          "expires_at": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "proposal_id": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "proposer": {
            "type": "string"
          }
        },
        "required": [
          "action",
          "expires_at",
          "proposal_id",
          "proposer"
        ],
        "additionalProperties": false
      }
    },
    "proposal_voted": {
      "title": "ProposalVotedEvent",
      "attributes": {
        "type": "object",
        "properties": {
          "approved": {
            "type": "boolean"
          },
          "proposal_id": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "verifier": {
            "type": "string"
          }
        },
        "required": [
          "approved",
          "proposal_id",
          "verifier"
        ],
        "additionalProperties": false
      }
    },
    "registry_started": {
      "title": "RegistryStartedEvent",
      "description": "What holds as long as the registry does.",
      "attributes": {
        "type": "object",
        "properties": {
          "admin": {
            "type": "string"
          },
          "grid": {
            "type": "string"
          },
          "proposal_seconds": {
            "type": "string",
            "pattern": "^-?\\d+$"
          }
        },
        "required": [
          "admin",
          "grid",
          "proposal_seconds"
        ],
        "additionalProperties": false
      }
    },
    "tamper_reported": {
      "title": "TamperReportedEvent",
      "attributes": {
        "type": "object",
        "properties": {
          "kind": {
            "type": "string",
            "enum": [
              "cover_opened",
              "magnetic_field",
              "key_exposed",
              "readings_disputed",
              "other"
            ]
          },
          "meter_id": {
            "type": "integer"
          },
          "note": {
            "type": "string"
          },
          "report_id": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "reporter": {
            "type": "string"
          }
        },
        "required": [
          "kind",
          "meter_id",
          "note",
          "report_id",
          "reporter"
        ],
        "additionalProperties": false
      }
    },
    "verifiers_changed": {
      "title": "VerifiersChangedEvent",
      "attributes": {
        "type": "object",
        "properties": {
          "threshold": {
            "type": "integer"
          },
          "verifiers": {
            "type": "array",
            "items": {
              "type": "string"
            }
          }
        },
        "required": [
          "threshold",
          "verifiers"
        ],
        "additionalProperties": false
      }
    }
  },
  "metering": {
    "export_dropped": {
      "title": "ExportDroppedEvent",
      "description": "Export in quarantine is forgotten.",
      "attributes": {
        "type": "object",
        "properties": {
          "export_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "meter_id": {
            "type": "integer"
          }
        },
        "required": [
          "export_wh",
          "meter_id"
        ],
        "additionalProperties": false
      }
    },
    "export_quarantined": {
      "title": "ExportQuarantinedEvent",
      "description": "A point is said to have fed in more than its inverter does. All that is in quarantine of it.",
      "attributes": {
        "type": "object",
        "properties": {
          "export_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "from_slot": {
            "type": "integer"
          },
          "meter_id": {
            "type": "integer"
          },
          "to_slot": {
            "type": "integer"
          }
        },
        "required": [
          "export_wh",
          "from_slot",
          "meter_id",
          "to_slot"
        ],
        "additionalProperties": false
      }
    },
    "export_released": {
      "title": "ExportReleasedEvent",
      "description": "Export in quarantine counts: it is settled with slot `arrival_slot`, at the worst of the utility's prices in its slots.",
      "attributes": {
        "type": "object",
        "properties": {
          "arrival_slot": {
            "type": "integer"
          },
          "export_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "meter_id": {
            "type": "integer"
          }
        },
        "required": [
          "arrival_slot",
          "export_wh",
          "meter_id"
        ],
        "additionalProperties": false
      }
    },
    "metering_started": {
      "title": "MeteringStartedEvent",
      "description": "What holds as long as metering does.",
      "attributes": {
        "type": "object",
        "properties": {
          "admin": {
            "type": "string"
          },
          "grace_seconds": {
            "type": "integer"
          },
          "grid": {
            "type": "string"
          },
          "keep_slots": {
            "type": "integer"
          },
          "max_clock_skew_seconds": {
            "type": "integer"
          },
          "metered_seconds_per_slot": {
            "type": "integer"
          },
          "registry": {
            "type": "string"
          },
          "slot_seconds": {
            "type": "integer"
          }
        },
        "required": [
          "admin",
          "grace_seconds",
          "grid",
          "keep_slots",
          "max_clock_skew_seconds",
          "metered_seconds_per_slot",
          "registry",
          "slot_seconds"
        ],
        "additionalProperties": false
      }
    },
    "ocmf_refused": {
      "title": "OcmfRefusedEvent",
      "description": "No reading is made of a record.",
      "attributes": {
        "type": "object",
        "properties": {
          "detail": {
            "type": "string",
            "description": "What is wrong, with its beginning as it is written."
          },
          "fault": {
            "type": "string",
            "enum": [
              "oversized",
              "no_record",
              "truncated",
              "malformed",
              "duplicate_key",
              "missing",
              "wrong_kind",
              "too_many",
              "unknown_version",
              "bad_page",
              "wrong_reason",
              "exception",
              "loss_compensated",
              "bad_status",
              "energy_unusable",
              "time_unusable",
              "unknown_error_flags",
              "unknown_obis",
              "wrong_unit",
              "not_a_number",
              "exponent",
              "spaces",
              "negative",
              "too_large",
              "decreasing",
              "two_values",
              "bad_time",
              "time_without_zone",
              "clock_not_set",
              "time_goes_back",
              "unknown_algorithm",
              "unknown_curve",
              "unknown_hash",
              "bad_encoding",
              "bad_signature",
              "unknown_meter",
              "other_format",
              "wrong_curve",
              "other_meter",
              "not_at_slot_end",
              "other_slot",
              "no_import",
              "other_registers",
              "page_did_not_rise"
            ]
          },
          "meter_id": {
            "type": "integer"
          },
          "slot": {
            "type": "integer"
          },
          "submitter": {
            "type": "string"
          }
        },
        "required": [
          "detail",
          "fault",
          "meter_id",
          "slot",
          "submitter"
        ],
        "additionalProperties": false
      }
    },
    "quality_submitted": {
      "title": "QualitySubmittedEvent",
      "description": "A meter signed what it saw of its power in a slot.",
      "attributes": {
        "type": "object",
        "properties": {
          "frequency_max_mhz": {
            "type": "integer"
          },
          "frequency_min_mhz": {
            "type": "integer"
          },
          "meter_id": {
            "type": "integer"
          },
          "power_factor_permille": {
            "type": "integer"
          },
          "slot": {
            "type": "integer"
          },
          "submitter": {
            "type": "string"
          },
          "voltage_max_dv": {
            "type": "integer"
          },
          "voltage_mean_dv": {
            "type": "integer"
          },
          "voltage_min_dv": {
            "type": "integer"
          },
          "zone_id": {
            "anyOf": [
              {
                "type": "integer"
              },
              {
                "type": "null"
              }
            ],
            "description": "The zone whose extremes it counts for, of a feeder; nothing of anybody else's meter."
          }
        },
        "required": [
          "frequency_max_mhz",
          "frequency_min_mhz",
          "meter_id",
          "power_factor_permille",
          "slot",
          "submitter",
          "voltage_max_dv",
          "voltage_mean_dv",
          "voltage_min_dv",
          "zone_id"
        ],
        "additionalProperties": false
      }
    },
    "quarantine_backed": {
      "title": "QuarantineBackedEvent",
      "description": "A verifier decided about export in quarantine.",
      "attributes": {
        "type": "object",
        "properties": {
          "by": {
            "type": "string"
          },
          "meter_id": {
            "type": "integer"
          },
          "release": {
            "type": "boolean"
          }
        },
        "required": [
          "by",
          "meter_id",
          "release"
        ],
        "additionalProperties": false
      }
    },
    "readings_submitted": {
      "title": "ReadingsSubmittedEvent",
      "description": "What became of a batch. Each reading's verdict is in `readings`.",
      "attributes": {
        "type": "object",
        "properties": {
          "accepted": {
            "type": "integer",
            "description": "Counted for the slot, baselines among them."
          },
          "arrival_slot": {
            "type": "integer",
            "description": "The slot whose settlement takes up what came too late."
          },
          "bank": {
            "type": "integer"
          },
          "caught_up": {
            "type": "integer"
          },
          "refused": {
            "type": "integer",
            "description": "Neither in the registers now nor before; sending them again does not help, but for `Future`, `TooSoon` and `Suspended`."
          },
          "slot": {
            "type": "integer"
          },
          "submitter": {
            "type": "string"
          }
        },
        "required": [
          "accepted",
          "arrival_slot",
          "bank",
          "caught_up",
          "refused",
          "slot",
          "submitter"
        ],
        "additionalProperties": false
      }
    },
    "registers_closed": {
      "title": "RegistersClosedEvent",
      "description": "A meter was replaced on its connection. What flowed in since its last reading that counts is settled with slot `arrival_slot`, at the highest retail price of the slots since then.",
      "attributes": {
        "type": "object",
        "properties": {
          "arrival_slot": {
            "type": "integer",
            "description": "In which it was replaced."
          },
          "export_total_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "from_slot": {
            "type": "integer",
            "description": "The first slot without a reading; 0 of a meter that was never read."
          },
          "import_total_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "meter_id": {
            "type": "integer"
          },
          "missed_import_wh": {
            "type": "string",
            "pattern": "^-?\\d+$",
            "description": "Nothing is known to be missed of a meter that was never read."
          }
        },
        "required": [
          "arrival_slot",
          "export_total_wh",
          "from_slot",
          "import_total_wh",
          "meter_id",
          "missed_import_wh"
        ],
        "additionalProperties": false
      }
    },
    "registers_restarted": {
      "title": "RegistersRestartedEvent",
      "description": "A meter is counted from new registers on. What it fed in since its last reading is nobody's; what flowed in is settled with slot `arrival_slot`, at the highest retail price of the slots in between.",
      "attributes": {
        "type": "object",
        "properties": {
          "arrival_slot": {
            "type": "integer"
          },
          "confirmed_by": {
            "type": "string"
          },
          "export_total_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "from_slot": {
            "type": "integer",
            "description": "The first slot without a reading."
          },
          "import_total_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "meter_id": {
            "type": "integer"
          },
          "missed_import_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "slot": {
            "type": "integer",
            "description": "The last one: the registers stood so at its end."
          }
        },
        "required": [
          "arrival_slot",
          "confirmed_by",
          "export_total_wh",
          "from_slot",
          "import_total_wh",
          "meter_id",
          "missed_import_wh",
          "slot"
        ],
        "additionalProperties": false
      }
    },
    "restart_backed": {
      "title": "RestartBackedEvent",
      "description": "A verifier confirmed a restart, and others still have to.",
      "attributes": {
        "type": "object",
        "properties": {
          "by": {
            "type": "string"
          },
          "meter_id": {
            "type": "integer"
          },
          "missed_import_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "slot": {
            "type": "integer"
          }
        },
        "required": [
          "by",
          "meter_id",
          "missed_import_wh",
          "slot"
        ],
        "additionalProperties": false
      }
    },
    "restart_signed": {
      "title": "RestartSignedEvent",
      "description": "A meter signed that its counter starts again; somebody has to confirm it.",
      "attributes": {
        "type": "object",
        "properties": {
          "export_total_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "import_total_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "lapses_slot": {
            "type": "integer"
          },
          "last_slot": {
            "type": "integer",
            "description": "The last reading that counts."
          },
          "meter_id": {
            "type": "integer"
          },
          "slot": {
            "type": "integer"
          }
        },
        "required": [
          "export_total_wh",
          "import_total_wh",
          "lapses_slot",
          "last_slot",
          "meter_id",
          "slot"
        ],
        "additionalProperties": false
      }
    }
  },
  "token": {
    "allowance_changed": {
      "title": "AllowanceChangedEvent",
      "description": "What a spender may use now, after an increase, a decrease or a use.",
      "attributes": {
        "type": "object",
        "properties": {
          "energy_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "expires": {
            "title": "Expiration",
            "oneOf": [
              {
                "type": "object",
                "properties": {
                  "at_height": {
                    "type": "string",
                    "pattern": "^-?\\d+$"
                  }
                },
                "required": [
                  "at_height"
                ],
                "additionalProperties": false
              },
              {
                "type": "object",
                "properties": {
                  "at_time": {
                    "type": "string",
                    "pattern": "^-?\\d+$"
                  }
                },
                "required": [
                  "at_time"
                ],
                "additionalProperties": false
              },
              {
                "type": "object",
                "properties": {
                  "never": {
                    "type": "object",
                    "properties": {},
                    "required": [],
                    "additionalProperties": false
                  }
                },
                "required": [
                  "never"
                ],
                "additionalProperties": false
              }
            ],
            "description": "Never when nothing is left."
          },
          "owner": {
            "type": "string"
          },
          "spender": {
            "type": "string"
          }
        },
        "required": [
          "energy_wh",
          "expires",
          "owner",
          "spender"
        ],
        "additionalProperties": false
      }
    },
    "energy_drawn": {
      "title": "EnergyDrawnEvent",
      "description": "Settlement of a slot drew from an owner's holdings.",
      "attributes": {
        "type": "object",
        "properties": {
          "energy_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "owner": {
            "type": "string"
          },
          "slot": {
            "type": "integer"
          }
        },
        "required": [
          "energy_wh",
          "owner",
          "slot"
        ],
        "additionalProperties": false
      }
    },
    "energy_held": {
      "title": "EnergyHeldEvent",
      "description": "Settlement of a slot added to an owner's holdings.",
      "attributes": {
        "type": "object",
        "properties": {
          "energy_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "owner": {
            "type": "string"
          },
          "slot": {
            "type": "integer"
          }
        },
        "required": [
          "energy_wh",
          "owner",
          "slot"
        ],
        "additionalProperties": false
      }
    },
    "energy_retired": {
      "title": "EnergyRetiredEvent",
      "description": "A holder burned what they hold.",
      "attributes": {
        "type": "object",
        "properties": {
          "by": {
            "anyOf": [
              {
                "type": "string"
              },
              {
                "type": "null"
              }
            ]
          },
          "energy_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "owner": {
            "type": "string"
          }
        },
        "required": [
          "by",
          "energy_wh",
          "owner"
        ],
        "additionalProperties": false
      }
    },
    "energy_transferred": {
      "title": "EnergyTransferredEvent",
      "description": "Energy tokens went from one owner to another, by transfer or send, by the owner or a spender.",
      "attributes": {
        "type": "object",
        "properties": {
          "by": {
            "anyOf": [
              {
                "type": "string"
              },
              {
                "type": "null"
              }
            ],
            "description": "Who used an allowance."
          },
          "energy_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "from": {
            "type": "string"
          },
          "to": {
            "type": "string"
          }
        },
        "required": [
          "by",
          "energy_wh",
          "from",
          "to"
        ],
        "additionalProperties": false
      }
    },
    "marketing_updated": {
      "title": "MarketingUpdatedEvent",
      "description": "The marketing information or the logo changed.",
      "attributes": {
        "type": "object",
        "properties": {
          "by": {
            "type": "string"
          }
        },
        "required": [
          "by"
        ],
        "additionalProperties": false
      }
    },
    "slot_booked": {
      "title": "SlotBookedEvent",
      "description": "What a slot's verified export minted, and how it was burned.",
      "attributes": {
        "type": "object",
        "properties": {
          "burned_consumed_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "burned_exported_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "minted": {
            "type": "array",
            "items": {
              "title": "SourceEnergy",
              "type": "object",
              "properties": {
                "energy_wh": {
                  "type": "string",
                  "pattern": "^-?\\d+$"
                },
                "source": {
                  "type": "string",
                  "enum": [
                    "none",
                    "solar",
                    "wind",
                    "hydro",
                    "biomass",
                    "geothermal",
                    "storage"
                  ]
                }
              },
              "required": [
                "energy_wh",
                "source"
              ],
              "additionalProperties": false
            }
          },
          "slot": {
            "type": "integer"
          }
        },
        "required": [
          "burned_consumed_wh",
          "burned_exported_wh",
          "minted",
          "slot"
        ],
        "additionalProperties": false
      }
    },
    "token_started": {
      "title": "TokenStartedEvent",
      "description": "What holds as long as the token does.",
      "attributes": {
        "type": "object",
        "properties": {
          "admin": {
            "type": "string"
          },
          "grid_g_per_kwh": {
            "type": "integer"
          },
          "name": {
            "type": "string"
          },
          "source_g_per_kwh": {
            "type": "array",
            "items": {
              "title": "SourceFactor",
              "type": "object",
              "properties": {
                "g_per_kwh": {
                  "type": "integer"
                },
                "source": {
                  "type": "string",
                  "enum": [
                    "none",
                    "solar",
                    "wind",
                    "hydro",
                    "biomass",
                    "geothermal",
                    "storage"
                  ]
                }
              },
              "required": [
                "g_per_kwh",
                "source"
              ],
              "additionalProperties": false
            },
            "description": "Of every source."
          },
          "symbol": {
            "type": "string"
          },
          "trading": {
            "type": "string"
          }
        },
        "required": [
          "admin",
          "grid_g_per_kwh",
          "name",
          "source_g_per_kwh",
          "symbol",
          "trading"
        ],
        "additionalProperties": false
      }
    }
  },
  "grid": {
    "balancing_named": {
      "title": "BalancingNamedEvent",
      "description": "This contract alone can say that an emergency was measured.",
      "attributes": {
        "type": "object",
        "properties": {
          "balancing": {
            "type": "string"
          }
        },
        "required": [
          "balancing"
        ],
        "additionalProperties": false
      }
    },
    "controller_set": {
      "title": "ControllerSetEvent",
      "description": "This one sets the zone's state beside its operator from now on; nobody does when it is empty.",
      "attributes": {
        "type": "object",
        "properties": {
          "controller": {
            "anyOf": [
              {
                "type": "string"
              },
              {
                "type": "null"
              }
            ]
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "controller",
          "zone_id"
        ],
        "additionalProperties": false
      }
    },
    "event_announced": {
      "title": "EventAnnouncedEvent",
      "description": "A demand-response event for a zone and all zones below it.",
      "attributes": {
        "type": "object",
        "properties": {
          "event_id": {
            "type": "integer"
          },
          "from_slot": {
            "type": "integer"
          },
          "multiplier_permille": {
            "type": "integer"
          },
          "to_slot": {
            "type": "integer",
            "description": "The last slot."
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "event_id",
          "from_slot",
          "multiplier_permille",
          "to_slot",
          "zone_id"
        ],
        "additionalProperties": false
      }
    },
    "event_withdrawn": {
      "title": "EventWithdrawnEvent",
      "description": "A demand-response event ends early or never begins.",
      "attributes": {
        "type": "object",
        "properties": {
          "event_id": {
            "type": "integer"
          },
          "to_slot": {
            "anyOf": [
              {
                "type": "integer"
              },
              {
                "type": "null"
              }
            ],
            "description": "The last slot in which it holds; nothing when it never begins."
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "event_id",
          "to_slot",
          "zone_id"
        ],
        "additionalProperties": false
      }
    },
    "grid_started": {
      "title": "GridStartedEvent",
      "description": "What holds as long as the grid does.",
      "attributes": {
        "type": "object",
        "properties": {
          "admin": {
            "type": "string"
          },
          "price_tick_micro_per_kwh": {
            "type": "integer"
          },
          "slot_seconds": {
            "type": "integer"
          },
          "trading": {
            "type": "string"
          }
        },
        "required": [
          "admin",
          "price_tick_micro_per_kwh",
          "slot_seconds",
          "trading"
        ],
        "additionalProperties": false
      }
    },
    "island_set": {
      "title": "IslandSetEvent",
      "description": "A zone is cut off from its parent, or joined again, from a slot on.",
      "attributes": {
        "type": "object",
        "properties": {
          "from_slot": {
            "type": "integer"
          },
          "islanded": {
            "type": "boolean"
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "from_slot",
          "islanded",
          "zone_id"
        ],
        "additionalProperties": false
      }
    },
    "line_set": {
      "title": "LineSetEvent",
      "description": "The line to the parent is this one from a slot on; from slot 0 when the zone is added.",
      "attributes": {
        "type": "object",
        "properties": {
          "capacity_down_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "capacity_up_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "fee_micro_per_kwh": {
            "type": "integer"
          },
          "from_slot": {
            "type": "integer"
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "capacity_down_wh",
          "capacity_up_wh",
          "fee_micro_per_kwh",
          "from_slot",
          "zone_id"
        ],
        "additionalProperties": false
      }
    },
    "slot_reported": {
      "title": "SlotReportedEvent",
      "description": "A settled slot, zone by zone; what zones store moved by it.",
      "attributes": {
        "type": "object",
        "properties": {
          "slot": {
            "type": "integer"
          },
          "zones": {
            "type": "array",
            "items": {
              "title": "ZoneTotals",
              "description": "What one zone did in one slot.",
              "type": "object",
              "properties": {
                "export_wh": {
                  "type": "string",
                  "pattern": "^-?\\d+$"
                },
                "held_wh": {
                  "type": "string",
                  "pattern": "^-?\\d+$"
                },
                "import_wh": {
                  "type": "string",
                  "pattern": "^-?\\d+$"
                },
                "line_flow_wh": {
                  "type": "string",
                  "pattern": "^-?\\d+$",
                  "description": "Flow on the zone's line, positive towards the root."
                },
                "pool_bought_wh": {
                  "type": "string",
                  "pattern": "^-?\\d+$"
                },
                "pool_sold_wh": {
                  "type": "string",
                  "pattern": "^-?\\d+$"
                },
                "price_micro_per_kwh": {
                  "anyOf": [
                    {
                      "type": "integer"
                    },
                    {
                      "type": "null"
                    }
                  ]
                },
                "used_wh": {
                  "type": "string",
                  "pattern": "^-?\\d+$",
                  "description": "Taken from what was held."
                },
                "utility_bought_wh": {
                  "type": "string",
                  "pattern": "^-?\\d+$",
                  "description": "Bought from the utility."
                },
                "utility_sold_wh": {
                  "type": "string",
                  "pattern": "^-?\\d+$",
                  "description": "Sold to the utility."
                },
                "zone_id": {
                  "type": "integer"
                }
              },
              "required": [
                "export_wh",
                "held_wh",
                "import_wh",
                "line_flow_wh",
                "pool_bought_wh",
                "pool_sold_wh",
                "price_micro_per_kwh",
                "used_wh",
                "utility_bought_wh",
                "utility_sold_wh",
                "zone_id"
              ],
              "additionalProperties": false
            }
          }
        },
        "required": [
          "slot",
          "zones"
        ],
        "additionalProperties": false
      }
    },
    "state_set": {
      "title": "StateSetEvent",
      "description": "A zone's network is in this state from now on.",
      "attributes": {
        "type": "object",
        "properties": {
          "state": {
            "type": "string",
            "enum": [
              "normal",
              "alert",
              "emergency",
              "restoration"
            ]
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "state",
          "zone_id"
        ],
        "additionalProperties": false
      }
    },
    "storage_set": {
      "title": "StorageSetEvent",
      "description": "How much a zone stores in all.",
      "attributes": {
        "type": "object",
        "properties": {
          "capacity_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "capacity_wh",
          "zone_id"
        ],
        "additionalProperties": false
      }
    },
    "tariff_notice_set": {
      "title": "TariffNoticeSetEvent",
      "description": "So many slots that have not begun keep the tariff they have.",
      "attributes": {
        "type": "object",
        "properties": {
          "tariff_notice_slots": {
            "type": "integer"
          }
        },
        "required": [
          "tariff_notice_slots"
        ],
        "additionalProperties": false
      }
    },
    "tariff_set": {
      "title": "TariffSetEvent",
      "description": "The tariff is this one from a slot on; from slot 0 when the grid starts.",
      "attributes": {
        "type": "object",
        "properties": {
          "feed_in_micro_per_kwh": {
            "type": "integer"
          },
          "from_slot": {
            "type": "integer"
          },
          "retail_micro_per_kwh": {
            "type": "integer"
          },
          "trading_fee_micro_per_kwh": {
            "type": "integer"
          }
        },
        "required": [
          "feed_in_micro_per_kwh",
          "from_slot",
          "retail_micro_per_kwh",
          "trading_fee_micro_per_kwh"
        ],
        "additionalProperties": false
      }
    },
    "zone_added": {
      "title": "ZoneAddedEvent",
      "description": "A zone joined the tree; the root is the first and has no parent.",
      "attributes": {
        "type": "object",
        "properties": {
          "name": {
            "type": "string"
          },
          "operator": {
            "type": "string"
          },
          "parent_id": {
            "anyOf": [
              {
                "type": "integer"
              },
              {
                "type": "null"
              }
            ]
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "name",
          "operator",
          "parent_id",
          "zone_id"
        ],
        "additionalProperties": false
      }
    },
    "zone_updated": {
      "title": "ZoneUpdatedEvent",
      "description": "A zone has another name or operator.",
      "attributes": {
        "type": "object",
        "properties": {
          "name": {
            "type": "string"
          },
          "operator": {
            "type": "string"
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "name",
          "operator",
          "zone_id"
        ],
        "additionalProperties": false
      }
    }
  },
  "trading": {
    "bank_set_aside": {
      "title": "BankSetAsideEvent",
      "description": "A bank's values could not be read or settled; its points have no result in this slot.",
      "attributes": {
        "type": "object",
        "properties": {
          "bank": {
            "type": "integer"
          },
          "error": {
            "type": "string"
          },
          "slot": {
            "type": "integer"
          }
        },
        "required": [
          "bank",
          "error",
          "slot"
        ],
        "additionalProperties": false
      }
    },
    "bank_settled": {
      "title": "BankSettledEvent",
      "description": "Points of one bank are settled; their accounts moved.",
      "attributes": {
        "type": "object",
        "properties": {
          "bank": {
            "type": "integer"
          },
          "slot": {
            "type": "integer"
          }
        },
        "required": [
          "bank",
          "slot"
        ],
        "additionalProperties": false
      }
    },
    "batch_cleared": {
      "title": "BatchClearedEvent",
      "description": "A batch traded.",
      "attributes": {
        "type": "object",
        "properties": {
          "batch": {
            "type": "integer",
            "description": "Counted within the slot, from 1."
          },
          "bundle_id": {
            "anyOf": [
              {
                "type": "string",
                "pattern": "^-?\\d+$"
              },
              {
                "type": "null"
              }
            ],
            "description": "The bundle it was run for."
          },
          "slot": {
            "type": "integer"
          },
          "zones": {
            "type": "array",
            "items": {
              "title": "BatchZone",
              "type": "object",
              "properties": {
                "bought_wh": {
                  "type": "string",
                  "pattern": "^-?\\d+$"
                },
                "line_earned_micro": {
                  "type": "string",
                  "pattern": "^-?\\d+$"
                },
                "line_flow_wh": {
                  "type": "string",
                  "pattern": "^-?\\d+$"
                },
                "price_micro_per_kwh": {
                  "anyOf": [
                    {
                      "type": "integer"
                    },
                    {
                      "type": "null"
                    }
                  ]
                },
                "sold_wh": {
                  "type": "string",
                  "pattern": "^-?\\d+$"
                },
                "zone_id": {
                  "type": "integer"
                }
              },
              "required": [
                "bought_wh",
                "line_earned_micro",
                "line_flow_wh",
                "price_micro_per_kwh",
                "sold_wh",
                "zone_id"
              ],
              "additionalProperties": false
            }
          }
        },
        "required": [
          "batch",
          "bundle_id",
          "slot",
          "zones"
        ],
        "additionalProperties": false
      }
    },
    "batches_resumed": {
      "title": "BatchesResumedEvent",
      "description": "Orders of a zone take part in batches again.",
      "attributes": {
        "type": "object",
        "properties": {
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "zone_id"
        ],
        "additionalProperties": false
      }
    },
    "batches_stopped": {
      "title": "BatchesStoppedEvent",
      "description": "A zone is in an emergency that was measured: its orders take part in no batch before that is over, or this slot is.",
      "attributes": {
        "type": "object",
        "properties": {
          "until_slot": {
            "type": "integer",
            "description": "The last slot."
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "until_slot",
          "zone_id"
        ],
        "additionalProperties": false
      }
    },
    "book_opened": {
      "title": "BookOpenedEvent",
      "description": "A slot's book opened with its first order: its prices hold until the slot begins.",
      "attributes": {
        "type": "object",
        "properties": {
          "ceiling_micro_per_kwh": {
            "type": "integer"
          },
          "floor_micro_per_kwh": {
            "type": "integer"
          },
          "order_deposit_micro": {
            "type": "integer"
          },
          "price_tick_micro_per_kwh": {
            "type": "integer"
          },
          "slot": {
            "type": "integer"
          }
        },
        "required": [
          "ceiling_micro_per_kwh",
          "floor_micro_per_kwh",
          "order_deposit_micro",
          "price_tick_micro_per_kwh",
          "slot"
        ],
        "additionalProperties": false
      }
    },
    "book_set_aside": {
      "title": "BookSetAsideEvent",
      "description": "Something of a slot's book could not be worked on and was left out; or the grid does not answer, and no book is cleared until it does.",
      "attributes": {
        "type": "object",
        "properties": {
          "error": {
            "type": "string"
          },
          "order_id": {
            "anyOf": [
              {
                "type": "string",
                "pattern": "^-?\\d+$"
              },
              {
                "type": "null"
              }
            ]
          },
          "slot": {
            "type": "integer"
          }
        },
        "required": [
          "error",
          "order_id",
          "slot"
        ],
        "additionalProperties": false
      }
    },
    "counterparty_settled": {
      "title": "CounterpartySettledEvent",
      "description": "A counterparty's account moved by a slot: utility, community, line operators, operators of islands.",
      "attributes": {
        "type": "object",
        "properties": {
          "coins_micro": {
            "type": "string",
            "pattern": "^-?\\d+$",
            "description": "What of it moved in coins; the rest is owed."
          },
          "counterparty": {
            "type": "string"
          },
          "money_micro": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "slot": {
            "type": "integer"
          }
        },
        "required": [
          "coins_micro",
          "counterparty",
          "money_micro",
          "slot"
        ],
        "additionalProperties": false
      }
    },
    "credit_line_set": {
      "title": "CreditLineSetEvent",
      "attributes": {
        "type": "object",
        "properties": {
          "credit_micro": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "meter_id": {
            "type": "integer"
          }
        },
        "required": [
          "credit_micro",
          "meter_id"
        ],
        "additionalProperties": false
      }
    },
    "debts_received": {
      "title": "DebtsReceivedEvent",
      "description": "A utility got coins for debts, outside of a slot.",
      "attributes": {
        "type": "object",
        "properties": {
          "amount_micro": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "utility": {
            "type": "string"
          }
        },
        "required": [
          "amount_micro",
          "utility"
        ],
        "additionalProperties": false
      }
    },
    "delegate_removed": {
      "title": "DelegateRemovedEvent",
      "attributes": {
        "type": "object",
        "properties": {
          "delegate": {
            "type": "string"
          },
          "meter_id": {
            "type": "integer"
          }
        },
        "required": [
          "delegate",
          "meter_id"
        ],
        "additionalProperties": false
      }
    },
    "delegate_set": {
      "title": "DelegateSetEvent",
      "attributes": {
        "type": "object",
        "properties": {
          "delegate": {
            "type": "string"
          },
          "expires_at": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "highest_buy_micro_per_kwh": {
            "type": "integer"
          },
          "lowest_sell_micro_per_kwh": {
            "type": "integer"
          },
          "meter_id": {
            "type": "integer"
          },
          "slot_energy_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          }
        },
        "required": [
          "delegate",
          "expires_at",
          "highest_buy_micro_per_kwh",
          "lowest_sell_micro_per_kwh",
          "meter_id",
          "slot_energy_wh"
        ],
        "additionalProperties": false
      }
    },
    "deposited": {
      "title": "DepositedEvent",
      "attributes": {
        "type": "object",
        "properties": {
          "amount_micro": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "by": {
            "type": "string"
          },
          "counterparty": {
            "anyOf": [
              {
                "type": "string"
              },
              {
                "type": "null"
              }
            ],
            "description": "Of a counterparty's account; empty for a point's."
          },
          "meter_id": {
            "anyOf": [
              {
                "type": "integer"
              },
              {
                "type": "null"
              }
            ],
            "description": "Of a point's account; empty for a counterparty's."
          }
        },
        "required": [
          "amount_micro",
          "by",
          "counterparty",
          "meter_id"
        ],
        "additionalProperties": false
      }
    },
    "dues_moved": {
      "title": "DuesMovedEvent",
      "description": "What points of a bank and utilities owe each other moved by so much; it was paid, or is owed instead of being paid, in coins.",
      "attributes": {
        "type": "object",
        "properties": {
          "bank": {
            "type": "integer"
          },
          "by_withdrawal": {
            "type": "boolean",
            "description": "The coins came out of a withdrawal, and not from the points' available money."
          }
        },
        "required": [
          "bank",
          "by_withdrawal"
        ],
        "additionalProperties": false
      }
    },
    "forward_params_set": {
      "title": "ForwardParamsSetEvent",
      "attributes": {
        "type": "object",
        "properties": {
          "params": {
            "title": "ForwardParams",
            "description": "Bounds of the forward book. They hold from when they are set, the deposit for books that open after that: a slot's book opens with its first order.",
            "type": "object",
            "properties": {
              "bundle_slots_per_tick": {
                "type": "integer",
                "description": "Slots of bundles that one tick clears on trial; the first bundle of a tick is tried whole, however long it is."
              },
              "conditions_per_tick": {
                "type": "integer",
                "description": "Conditional orders whose condition one tick looks at."
              },
              "horizon_slots": {
                "type": "integer",
                "description": "Slots ahead of the present one that can be traded. With 0, nothing new comes into the book."
              },
              "min_energy_wh": {
                "type": "string",
                "pattern": "^-?\\d+$"
              },
              "open_orders_per_point": {
                "type": "integer",
                "description": "Orders that a metering point may have open, or filled for slots that are not settled yet."
              },
              "order_deposit_micro": {
                "type": "integer",
                "description": "Held with each open order and given back when it ends; what is filled gives it back when the slot settles."
              },
              "orders_per_message": {
                "type": "integer"
              }
            },
            "required": [
              "bundle_slots_per_tick",
              "conditions_per_tick",
              "horizon_slots",
              "min_energy_wh",
              "open_orders_per_point",
              "order_deposit_micro",
              "orders_per_message"
            ],
            "additionalProperties": false
          }
        },
        "required": [
          "params"
        ],
        "additionalProperties": false
      }
    },
    "identity_violated": {
      "title": "IdentityViolatedEvent",
      "description": "A slot did not add up, which is a defect. The utility took the other side of what its points had moved, as far as it could, and paying out is paused.",
      "attributes": {
        "type": "object",
        "properties": {
          "error": {
            "type": "string"
          },
          "slot": {
            "type": "integer"
          }
        },
        "required": [
          "error",
          "slot"
        ],
        "additionalProperties": false
      }
    },
    "message_deferred": {
      "title": "MessageDeferredEvent",
      "description": "A message to the token or the grid failed and will be sent again.",
      "attributes": {
        "type": "object",
        "properties": {
          "contract": {
            "type": "string"
          },
          "waiting": {
            "type": "integer"
          }
        },
        "required": [
          "contract",
          "waiting"
        ],
        "additionalProperties": false
      }
    },
    "money_params_set": {
      "title": "MoneyParamsSetEvent",
      "attributes": {
        "type": "object",
        "properties": {
          "claims_every_slots": {
            "type": "integer"
          },
          "utility_low_micro": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "withdraw_delay_slots": {
            "type": "integer"
          }
        },
        "required": [
          "claims_every_slots",
          "utility_low_micro",
          "withdraw_delay_slots"
        ],
        "additionalProperties": false
      }
    },
    "oracle_set": {
      "title": "OracleSetEvent",
      "attributes": {
        "type": "object",
        "properties": {
          "oracle": {
            "anyOf": [
              {
                "type": "string"
              },
              {
                "type": "null"
              }
            ]
          }
        },
        "required": [
          "oracle"
        ],
        "additionalProperties": false
      }
    },
    "order_triggered": {
      "title": "OrderTriggeredEvent",
      "description": "A conditional order's condition held, and it went into the book.",
      "attributes": {
        "type": "object",
        "properties": {
          "meter_id": {
            "type": "integer"
          },
          "order_id": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "slot": {
            "type": "integer"
          }
        },
        "required": [
          "meter_id",
          "order_id",
          "slot"
        ],
        "additionalProperties": false
      }
    },
    "orders_cancelled": {
      "title": "OrdersCancelledEvent",
      "attributes": {
        "type": "object",
        "properties": {
          "by": {
            "type": "string"
          },
          "freed_micro": {
            "type": "string",
            "pattern": "^-?\\d+$",
            "description": "Moved back to the point's available money."
          },
          "meter_id": {
            "type": "integer"
          }
        },
        "required": [
          "by",
          "freed_micro",
          "meter_id"
        ],
        "additionalProperties": false
      }
    },
    "orders_ended": {
      "title": "OrdersEndedEvent",
      "description": "The clock ended orders of a slot.",
      "attributes": {
        "type": "object",
        "properties": {
          "reason": {
            "type": "string",
            "enum": [
              "none",
              "outbid",
              "marginal",
              "no_counterparty",
              "expired",
              "condition_unmet",
              "bundle_incomplete",
              "cancelled",
              "market_rest",
              "queued"
            ]
          },
          "slot": {
            "type": "integer"
          }
        },
        "required": [
          "reason",
          "slot"
        ],
        "additionalProperties": false
      }
    },
    "orders_filled": {
      "title": "OrdersFilledEvent",
      "description": "Orders of one zone that a batch filled, at the zone's price.",
      "attributes": {
        "type": "object",
        "properties": {
          "batch": {
            "type": "integer"
          },
          "price_micro_per_kwh": {
            "type": "integer"
          },
          "slot": {
            "type": "integer"
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "batch",
          "price_micro_per_kwh",
          "slot",
          "zone_id"
        ],
        "additionalProperties": false
      }
    },
    "orders_placed": {
      "title": "OrdersPlacedEvent",
      "attributes": {
        "type": "object",
        "properties": {
          "by": {
            "type": "string"
          },
          "first_order_id": {
            "type": "string",
            "pattern": "^-?\\d+$",
            "description": "Ids are consecutive."
          },
          "meter_id": {
            "type": "integer"
          },
          "reserved_micro": {
            "type": "string",
            "pattern": "^-?\\d+$",
            "description": "Moved from the point's available money."
          }
        },
        "required": [
          "by",
          "first_order_id",
          "meter_id",
          "reserved_micro"
        ],
        "additionalProperties": false
      }
    },
    "pricing_set": {
      "title": "PricingSetEvent",
      "attributes": {
        "type": "object",
        "properties": {
          "pricing": {
            "title": "Pricing",
            "description": "What the reference prices follow.",
            "type": "object",
            "properties": {
              "base_micro_per_kwh": {
                "type": "integer",
                "description": "What the other references multiply."
              },
              "sensitivity_permille": {
                "type": "integer",
                "description": "Of the dynamic reference, in thousandths."
              },
              "state_permille": {
                "title": "StatePermille",
                "description": "Multipliers of a zone's states, in thousandths.",
                "type": "object",
                "properties": {
                  "alert": {
                    "type": "integer"
                  },
                  "emergency": {
                    "type": "integer"
                  },
                  "normal": {
                    "type": "integer"
                  },
                  "restoration": {
                    "type": "integer"
                  }
                },
                "required": [
                  "alert",
                  "emergency",
                  "normal",
                  "restoration"
                ],
                "additionalProperties": false
              },
              "time_of_use": {
                "title": "TimeOfUse",
                "description": "Prices by the clock on the wall: windows are in local time, slots in UTC.",
                "type": "object",
                "properties": {
                  "time_zone": {
                    "title": "TimeZone",
                    "type": "object",
                    "properties": {
                      "daylight": {
                        "anyOf": [
                          {
                            "title": "Daylight",
                            "type": "object",
                            "properties": {
                              "ends": {
                                "title": "Turn",
                                "description": "The `week`th `weekday` of `month`, the fifth being the last.",
                                "type": "object",
                                "properties": {
                                  "month": {
                                    "type": "integer"
                                  },
                                  "second_of_day": {
                                    "type": "integer"
                                  },
                                  "time_is": {
                                    "type": "string",
                                    "enum": [
                                      "utc",
                                      "standard",
                                      "wall"
                                    ]
                                  },
                                  "week": {
                                    "type": "integer"
                                  },
                                  "weekday": {
                                    "type": "integer",
                                    "description": "0 is Monday."
                                  }
                                },
                                "required": [
                                  "month",
                                  "second_of_day",
                                  "time_is",
                                  "week",
                                  "weekday"
                                ],
                                "additionalProperties": false
                              },
                              "offset_minutes": {
                                "type": "integer"
                              },
                              "starts": {
                                "title": "Turn",
                                "description": "The `week`th `weekday` of `month`, the fifth being the last.",
                                "type": "object",
                                "properties": {
                                  "month": {
                                    "type": "integer"
                                  },
                                  "second_of_day": {
                                    "type": "integer"
                                  },
                                  "time_is": {
                                    "type": "string",
                                    "enum": [
                                      "utc",
                                      "standard",
                                      "wall"
                                    ]
                                  },
                                  "week": {
                                    "type": "integer"
                                  },
                                  "weekday": {
                                    "type": "integer",
                                    "description": "0 is Monday."
                                  }
                                },
                                "required": [
                                  "month",
                                  "second_of_day",
                                  "time_is",
                                  "week",
                                  "weekday"
                                ],
                                "additionalProperties": false
                              }
                            },
                            "required": [
                              "ends",
                              "offset_minutes",
                              "starts"
                            ],
                            "additionalProperties": false
                          },
                          {
                            "type": "null"
                          }
                        ]
                      },
                      "standard_offset_minutes": {
                        "type": "integer"
                      }
                    },
                    "required": [
                      "daylight",
                      "standard_offset_minutes"
                    ],
                    "additionalProperties": false
                  },
                  "windows": {
                    "type": "array",
                    "items": {
                      "title": "Window",
                      "type": "object",
                      "properties": {
                        "from_minute": {
                          "type": "integer",
                          "description": "Minutes since local midnight, `from` included, `to` not; a window that ends at or before its start ends on the next day."
                        },
                        "multiplier_permille": {
                          "type": "integer"
                        },
                        "to_minute": {
                          "type": "integer"
                        },
                        "weekdays": {
                          "type": "integer",
                          "description": "Bit 0 is Monday."
                        }
                      },
                      "required": [
                        "from_minute",
                        "multiplier_permille",
                        "to_minute",
                        "weekdays"
                      ],
                      "additionalProperties": false
                    },
                    "description": "The first that matches counts; outside of all, the multiplier is 1000. At most 32."
                  }
                },
                "required": [
                  "time_zone",
                  "windows"
                ],
                "additionalProperties": false
              }
            },
            "required": [
              "base_micro_per_kwh",
              "sensitivity_permille",
              "state_permille",
              "time_of_use"
            ],
            "additionalProperties": false
          }
        },
        "required": [
          "pricing"
        ],
        "additionalProperties": false
      }
    },
    "references_moved": {
      "title": "ReferencesMovedEvent",
      "description": "Reference prices of the dynamic model moved with a settled slot.",
      "attributes": {
        "type": "object",
        "properties": {
          "dynamic_micro_per_kwh": {
            "type": "array",
            "items": {
              "type": "integer"
            },
            "description": "Of each zone in order of id."
          },
          "slot": {
            "type": "integer"
          }
        },
        "required": [
          "dynamic_micro_per_kwh",
          "slot"
        ],
        "additionalProperties": false
      }
    },
    "reserves_freed": {
      "title": "ReservesFreedEvent",
      "description": "What forward trades of a bank's points held until their slot settled is available again.",
      "attributes": {
        "type": "object",
        "properties": {
          "bank": {
            "type": "integer"
          },
          "slot": {
            "type": "integer"
          }
        },
        "required": [
          "bank",
          "slot"
        ],
        "additionalProperties": false
      }
    },
    "resumption_backed": {
      "title": "ResumptionBackedEvent",
      "description": "A verifier is for resuming; `resumed` if enough of them are.",
      "attributes": {
        "type": "object",
        "properties": {
          "by": {
            "type": "string"
          },
          "resumed": {
            "type": "boolean"
          }
        },
        "required": [
          "by",
          "resumed"
        ],
        "additionalProperties": false
      }
    },
    "rule_set": {
      "title": "RuleSetEvent",
      "attributes": {
        "type": "object",
        "properties": {
          "ask_micro_per_kwh": {
            "anyOf": [
              {
                "type": "integer"
              },
              {
                "type": "null"
              }
            ]
          },
          "bid_micro_per_kwh": {
            "anyOf": [
              {
                "type": "integer"
              },
              {
                "type": "null"
              }
            ]
          },
          "draw": {
            "type": "boolean"
          },
          "from_slot": {
            "type": "integer"
          },
          "hold": {
            "type": "boolean"
          },
          "meter_id": {
            "type": "integer"
          },
          "paused": {
            "type": "boolean"
          }
        },
        "required": [
          "ask_micro_per_kwh",
          "bid_micro_per_kwh",
          "draw",
          "from_slot",
          "hold",
          "meter_id",
          "paused"
        ],
        "additionalProperties": false
      }
    },
    "slot_cleared": {
      "title": "SlotClearedEvent",
      "description": "The pool is cleared: each zone's price and energies.",
      "attributes": {
        "type": "object",
        "properties": {
          "slot": {
            "type": "integer"
          },
          "zones": {
            "type": "array",
            "items": {
              "title": "ZoneTotals",
              "description": "What one zone did in one slot.",
              "type": "object",
              "properties": {
                "export_wh": {
                  "type": "string",
                  "pattern": "^-?\\d+$"
                },
                "held_wh": {
                  "type": "string",
                  "pattern": "^-?\\d+$"
                },
                "import_wh": {
                  "type": "string",
                  "pattern": "^-?\\d+$"
                },
                "line_flow_wh": {
                  "type": "string",
                  "pattern": "^-?\\d+$",
                  "description": "Flow on the zone's line, positive towards the root."
                },
                "pool_bought_wh": {
                  "type": "string",
                  "pattern": "^-?\\d+$"
                },
                "pool_sold_wh": {
                  "type": "string",
                  "pattern": "^-?\\d+$"
                },
                "price_micro_per_kwh": {
                  "anyOf": [
                    {
                      "type": "integer"
                    },
                    {
                      "type": "null"
                    }
                  ]
                },
                "used_wh": {
                  "type": "string",
                  "pattern": "^-?\\d+$",
                  "description": "Taken from what was held."
                },
                "utility_bought_wh": {
                  "type": "string",
                  "pattern": "^-?\\d+$",
                  "description": "Bought from the utility."
                },
                "utility_sold_wh": {
                  "type": "string",
                  "pattern": "^-?\\d+$",
                  "description": "Sold to the utility."
                },
                "zone_id": {
                  "type": "integer"
                }
              },
              "required": [
                "export_wh",
                "held_wh",
                "import_wh",
                "line_flow_wh",
                "pool_bought_wh",
                "pool_sold_wh",
                "price_micro_per_kwh",
                "used_wh",
                "utility_bought_wh",
                "utility_sold_wh",
                "zone_id"
              ],
              "additionalProperties": false
            }
          }
        },
        "required": [
          "slot",
          "zones"
        ],
        "additionalProperties": false
      }
    },
    "slot_finalized": {
      "title": "SlotFinalizedEvent",
      "attributes": {
        "type": "object",
        "properties": {
          "money": {
            "title": "SlotMoney",
            "description": "Money moved by a slot; the five sum to zero.",
            "type": "object",
            "properties": {
              "community_micro": {
                "type": "string",
                "pattern": "^-?\\d+$"
              },
              "islands_micro": {
                "type": "string",
                "pattern": "^-?\\d+$",
                "description": "Zone operators that stand in for the utility on islands."
              },
              "lines_micro": {
                "type": "string",
                "pattern": "^-?\\d+$",
                "description": "Line operators' earnings: fees and congestion rent."
              },
              "points_micro": {
                "type": "string",
                "pattern": "^-?\\d+$"
              },
              "turnover_micro": {
                "type": "string",
                "pattern": "^-?\\d+$",
                "description": "All that points paid, the turnover."
              },
              "utility_micro": {
                "type": "string",
                "pattern": "^-?\\d+$"
              }
            },
            "required": [
              "community_micro",
              "islands_micro",
              "lines_micro",
              "points_micro",
              "turnover_micro",
              "utility_micro"
            ],
            "additionalProperties": false
          },
          "points_caught_up": {
            "type": "integer"
          },
          "points_metered": {
            "type": "integer"
          },
          "slot": {
            "type": "integer"
          }
        },
        "required": [
          "money",
          "points_caught_up",
          "points_metered",
          "slot"
        ],
        "additionalProperties": false
      }
    },
    "slot_opened": {
      "title": "SlotOpenedEvent",
      "description": "Work on a slot has begun: its terms are fixed.",
      "attributes": {
        "type": "object",
        "properties": {
          "bank_count": {
            "type": "integer"
          },
          "feed_in_micro_per_kwh": {
            "type": "integer"
          },
          "retail_micro_per_kwh": {
            "type": "integer"
          },
          "slot": {
            "type": "integer"
          },
          "trading_fee_micro_per_kwh": {
            "type": "integer"
          }
        },
        "required": [
          "bank_count",
          "feed_in_micro_per_kwh",
          "retail_micro_per_kwh",
          "slot",
          "trading_fee_micro_per_kwh"
        ],
        "additionalProperties": false
      }
    },
    "slot_waits": {
      "title": "SlotWaitsEvent",
      "description": "Work on a slot cannot begin with the terms the grid gives; it is tried again with every tick.",
      "attributes": {
        "type": "object",
        "properties": {
          "error": {
            "type": "string"
          },
          "slot": {
            "type": "integer"
          }
        },
        "required": [
          "error",
          "slot"
        ],
        "additionalProperties": false
      }
    },
    "slots_skipped": {
      "title": "SlotsSkippedEvent",
      "description": "Slots without any reading were passed over.",
      "attributes": {
        "type": "object",
        "properties": {
          "from_slot": {
            "type": "integer"
          },
          "to_slot": {
            "type": "integer"
          }
        },
        "required": [
          "from_slot",
          "to_slot"
        ],
        "additionalProperties": false
      }
    },
    "trading_started": {
      "title": "TradingStartedEvent",
      "description": "What holds as long as trading does; `WorkBoundSet`, `ForwardParamsSet` and `PricingSet` come with it and may come again.",
      "attributes": {
        "type": "object",
        "properties": {
          "admin": {
            "type": "string"
          },
          "community": {
            "type": "string"
          },
          "denom": {
            "type": "string"
          },
          "grace_seconds": {
            "type": "integer"
          },
          "grid": {
            "type": "string"
          },
          "keep_slots": {
            "type": "integer"
          },
          "metering": {
            "type": "string"
          },
          "registry": {
            "type": "string"
          },
          "slot_seconds": {
            "type": "integer"
          },
          "token": {
            "type": "string"
          },
          "utility": {
            "type": "string"
          }
        },
        "required": [
          "admin",
          "community",
          "denom",
          "grace_seconds",
          "grid",
          "keep_slots",
          "metering",
          "registry",
          "slot_seconds",
          "token",
          "utility"
        ],
        "additionalProperties": false
      }
    },
    "transferred": {
      "title": "TransferredEvent",
      "attributes": {
        "type": "object",
        "properties": {
          "amount_micro": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "from_meter_id": {
            "type": "integer"
          },
          "to_meter_id": {
            "type": "integer"
          }
        },
        "required": [
          "amount_micro",
          "from_meter_id",
          "to_meter_id"
        ],
        "additionalProperties": false
      }
    },
    "utility_short": {
      "title": "UtilityShortEvent",
      "description": "A utility has less than it has to keep, or cannot pay what it owes.",
      "attributes": {
        "type": "object",
        "properties": {
          "available_micro": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "payable_micro": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "slot": {
            "type": "integer"
          },
          "utility": {
            "type": "string"
          }
        },
        "required": [
          "available_micro",
          "payable_micro",
          "slot",
          "utility"
        ],
        "additionalProperties": false
      }
    },
    "withdrawal_held": {
      "title": "WithdrawalHeldEvent",
      "description": "A withdrawal that is due cannot be paid yet, because a point of its owner is suspended. It is tried again in `due_slot`.",
      "attributes": {
        "type": "object",
        "properties": {
          "amount_micro": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "counterparty": {
            "anyOf": [
              {
                "type": "string"
              },
              {
                "type": "null"
              }
            ]
          },
          "due_slot": {
            "type": "integer"
          },
          "meter_id": {
            "anyOf": [
              {
                "type": "integer"
              },
              {
                "type": "null"
              }
            ]
          }
        },
        "required": [
          "amount_micro",
          "counterparty",
          "due_slot",
          "meter_id"
        ],
        "additionalProperties": false
      }
    },
    "withdrawal_requested": {
      "title": "WithdrawalRequestedEvent",
      "description": "Coins have left an account and will be paid.",
      "attributes": {
        "type": "object",
        "properties": {
          "amount_micro": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "by": {
            "type": "string"
          },
          "counterparty": {
            "anyOf": [
              {
                "type": "string"
              },
              {
                "type": "null"
              }
            ]
          },
          "due_slot": {
            "type": "integer"
          },
          "meter_id": {
            "anyOf": [
              {
                "type": "integer"
              },
              {
                "type": "null"
              }
            ]
          }
        },
        "required": [
          "amount_micro",
          "by",
          "counterparty",
          "due_slot",
          "meter_id"
        ],
        "additionalProperties": false
      }
    },
    "withdrawal_returned": {
      "title": "WithdrawalReturnedEvent",
      "description": "The chain's bank did not take a payment: its coins are back in the account.",
      "attributes": {
        "type": "object",
        "properties": {
          "amount_micro": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "counterparty": {
            "anyOf": [
              {
                "type": "string"
              },
              {
                "type": "null"
              }
            ]
          },
          "meter_id": {
            "anyOf": [
              {
                "type": "integer"
              },
              {
                "type": "null"
              }
            ]
          }
        },
        "required": [
          "amount_micro",
          "counterparty",
          "meter_id"
        ],
        "additionalProperties": false
      }
    },
    "withdrawals_paused": {
      "title": "WithdrawalsPausedEvent",
      "description": "Paying out is paused: an identity was violated.",
      "attributes": {
        "type": "object",
        "properties": {
          "error": {
            "type": "string"
          },
          "slot": {
            "type": "integer"
          }
        },
        "required": [
          "error",
          "slot"
        ],
        "additionalProperties": false
      }
    },
    "withdrawn": {
      "title": "WithdrawnEvent",
      "description": "A withdrawal that was asked for is paid.",
      "attributes": {
        "type": "object",
        "properties": {
          "amount_micro": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "by": {
            "type": "string"
          },
          "counterparty": {
            "anyOf": [
              {
                "type": "string"
              },
              {
                "type": "null"
              }
            ]
          },
          "meter_id": {
            "anyOf": [
              {
                "type": "integer"
              },
              {
                "type": "null"
              }
            ]
          },
          "to_debts_micro": {
            "type": "string",
            "pattern": "^-?\\d+$",
            "description": "What of the withdrawal went to debts of the owner's points instead."
          }
        },
        "required": [
          "amount_micro",
          "by",
          "counterparty",
          "meter_id",
          "to_debts_micro"
        ],
        "additionalProperties": false
      }
    },
    "work_bound_set": {
      "title": "WorkBoundSetEvent",
      "attributes": {
        "type": "object",
        "properties": {
          "points_per_tick": {
            "type": "integer"
          }
        },
        "required": [
          "points_per_tick"
        ],
        "additionalProperties": false
      }
    },
    "zone_beyond_line": {
      "title": "ZoneBeyondLineEvent",
      "description": "Meters of a zone and of all zones below it said together more than its line carries: one of them does not measure what flows. It withholds nobody's money; at most one a zone and slot.",
      "attributes": {
        "type": "object",
        "properties": {
          "capacity_wh": {
            "type": "string",
            "pattern": "^-?\\d+$",
            "description": "Of the line in that direction; 0 on an island."
          },
          "net_export_wh": {
            "type": "string",
            "pattern": "^-?\\d+$",
            "description": "What they exported less what they imported in the slot, late readings left out. Below zero it flowed away from the root."
          },
          "slot": {
            "type": "integer"
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "capacity_wh",
          "net_export_wh",
          "slot",
          "zone_id"
        ],
        "additionalProperties": false
      }
    }
  },
  "balancing": {
    "award_delivered": {
      "title": "AwardDeliveredEvent",
      "description": "An award was measured, paid and fined.",
      "attributes": {
        "type": "object",
        "properties": {
          "awarded_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "baseline_wh": {
            "anyOf": [
              {
                "type": "string",
                "pattern": "^-?\\d+$"
              },
              {
                "type": "null"
              }
            ]
          },
          "counted_wh": {
            "anyOf": [
              {
                "type": "string",
                "pattern": "^-?\\d+$"
              },
              {
                "type": "null"
              }
            ]
          },
          "delivered_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "fined_micro": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "offer_id": {
            "type": "integer"
          },
          "owner": {
            "type": "string"
          },
          "paid_micro": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "relief": {
            "type": "string",
            "enum": [
              "draw_less",
              "feed_in_less"
            ]
          },
          "slot": {
            "type": "integer"
          },
          "verdict": {
            "type": "string",
            "enum": [
              "delivered",
              "missing",
              "unread",
              "no_baseline"
            ]
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "awarded_wh",
          "baseline_wh",
          "counted_wh",
          "delivered_wh",
          "fined_micro",
          "offer_id",
          "owner",
          "paid_micro",
          "relief",
          "slot",
          "verdict",
          "zone_id"
        ],
        "additionalProperties": false
      }
    },
    "award_voided": {
      "title": "AwardVoidedEvent",
      "description": "An offer would have been called, and is not.",
      "attributes": {
        "type": "object",
        "properties": {
          "awarded_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "offer_id": {
            "type": "integer"
          },
          "owner": {
            "anyOf": [
              {
                "type": "string"
              },
              {
                "type": "null"
              }
            ]
          },
          "reason": {
            "type": "string",
            "enum": [
              "no_baseline",
              "low_baseline",
              "no_money",
              "not_in_service",
              "too_late",
              "no_offer"
            ]
          },
          "relief": {
            "type": "string",
            "enum": [
              "draw_less",
              "feed_in_less"
            ]
          },
          "slot": {
            "type": "integer"
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "awarded_wh",
          "offer_id",
          "owner",
          "reason",
          "relief",
          "slot",
          "zone_id"
        ],
        "additionalProperties": false
      }
    },
    "balancing_deposited": {
      "title": "BalancingDepositedEvent",
      "description": "Coins came into somebody's account here.",
      "attributes": {
        "type": "object",
        "properties": {
          "address": {
            "type": "string"
          },
          "amount_micro": {
            "type": "string",
            "pattern": "^-?\\d+$"
          }
        },
        "required": [
          "address",
          "amount_micro"
        ],
        "additionalProperties": false
      }
    },
    "balancing_started": {
      "title": "BalancingStartedEvent",
      "description": "What balancing goes by.",
      "attributes": {
        "type": "object",
        "properties": {
          "admin": {
            "type": "string"
          },
          "grid": {
            "type": "string"
          },
          "metering": {
            "type": "string"
          },
          "params": {
            "title": "ZoneParams",
            "description": "By what a zone is judged.",
            "type": "object",
            "properties": {
              "bands": {
                "title": "Bands",
                "description": "Where one state ends and the next begins. What clears lies at or below what alerts, and that at or below what is an emergency.",
                "type": "object",
                "properties": {
                  "alert_permille": {
                    "type": "integer",
                    "description": "Loading from which a zone is alert."
                  },
                  "calm_slots": {
                    "type": "integer",
                    "description": "Slots that a zone has to be calm for, 1 at least."
                  },
                  "clear_permille": {
                    "type": "integer",
                    "description": "Loading below which it calms down."
                  },
                  "emergency_permille": {
                    "type": "integer",
                    "description": "Loading above which it is in emergency; below 1,000,000."
                  },
                  "frequency_alert_mhz": {
                    "type": "integer",
                    "description": "Deviation of the frequency above which a zone is alert."
                  },
                  "frequency_emergency_mhz": {
                    "type": "integer"
                  },
                  "stages": {
                    "type": "integer",
                    "description": "Stages of restoration, 1 at least."
                  },
                  "voltage_alert_permille": {
                    "type": "integer",
                    "description": "Deviation of the voltage, of the nominal one, above which a zone is alert."
                  },
                  "voltage_emergency_permille": {
                    "type": "integer"
                  }
                },
                "required": [
                  "alert_permille",
                  "calm_slots",
                  "clear_permille",
                  "emergency_permille",
                  "frequency_alert_mhz",
                  "frequency_emergency_mhz",
                  "stages",
                  "voltage_alert_permille",
                  "voltage_emergency_permille"
                ],
                "additionalProperties": false
              },
              "calls": {
                "anyOf": [
                  {
                    "title": "CallTerms",
                    "description": "When the clock calls for relief of a zone's line, and at what price.",
                    "type": "object",
                    "properties": {
                      "notice_slots": {
                        "type": "integer",
                        "description": "How many slots after the last one that is over a slot is called: 2 to 96. So is one that the operator calls."
                      },
                      "price_cap_micro_per_kwh": {
                        "type": "integer",
                        "description": "The highest price that is paid, a multiple of 1000."
                      },
                      "target_permille": {
                        "type": "integer",
                        "description": "What the line is expected to carry above so much of its capacity is called, 1000 at most."
                      }
                    },
                    "required": [
                      "notice_slots",
                      "price_cap_micro_per_kwh",
                      "target_permille"
                    ],
                    "additionalProperties": false
                  },
                  {
                    "type": "null"
                  }
                ],
                "description": "On what terms the clock calls, with the money of the operator who sets them, while it operates the zone; never where nothing is said. Of all zones nobody sets any."
              },
              "cuts": {
                "anyOf": [
                  {
                    "title": "CutTerms",
                    "description": "When metering points are cut, and what they get for it.",
                    "type": "object",
                    "properties": {
                      "compensation_micro_per_kwh": {
                        "type": "integer",
                        "description": "Paid for what is not drawn or not fed in, a multiple of 1000: more than 0, and no less than the highest price of a call."
                      },
                      "target_permille": {
                        "type": "integer",
                        "description": "What the line is foreseen to carry above so much of its capacity is cut, 1000 at most."
                      }
                    },
                    "required": [
                      "compensation_micro_per_kwh",
                      "target_permille"
                    ],
                    "additionalProperties": false
                  },
                  {
                    "type": "null"
                  }
                ],
                "description": "On what terms metering points are cut in an emergency that was measured, with the money of the operator who sets them, while it operates the zone; never where nothing is said. Of all zones nobody sets any."
              },
              "islands": {
                "anyOf": [
                  {
                    "type": "boolean"
                  },
                  {
                    "type": "null"
                  }
                ],
                "description": "The zone is cut off from its parent while that is in an emergency that its feeder measured, where the zone's own feeder is foreseen to feed in; while the operator who sets it operates the zone, never where nothing is said. Of all zones nobody sets it."
              },
              "min_offer_wh": {
                "anyOf": [
                  {
                    "type": "string",
                    "pattern": "^-?\\d+$"
                  },
                  {
                    "type": "null"
                  }
                ],
                "description": "The smallest offer, 50 to 5000; 500 where nothing is said. A smaller one that stands is not called."
              },
              "nominal": {
                "anyOf": [
                  {
                    "title": "NominalQuality",
                    "description": "What voltage and frequency are when nothing is wrong.",
                    "type": "object",
                    "properties": {
                      "frequency_mhz": {
                        "type": "integer",
                        "description": "1 to 100,000."
                      },
                      "voltage_dv": {
                        "type": "integer",
                        "description": "Tenths of a volt, as the feeder measures them: 1 to 10,000."
                      }
                    },
                    "required": [
                      "frequency_mhz",
                      "voltage_dv"
                    ],
                    "additionalProperties": false
                  },
                  {
                    "type": "null"
                  }
                ],
                "description": "What is nominal on the line: how far voltage and frequency are off it, as the line's feeder saw them, is held against the bands. Where nothing is said they are not looked at."
              }
            },
            "required": [
              "bands",
              "calls",
              "cuts",
              "islands",
              "min_offer_wh",
              "nominal"
            ],
            "additionalProperties": false
          },
          "slot_seconds": {
            "type": "integer"
          }
        },
        "required": [
          "admin",
          "grid",
          "metering",
          "params",
          "slot_seconds"
        ],
        "additionalProperties": false
      }
    },
    "balancing_withdrawn": {
      "title": "BalancingWithdrawnEvent",
      "description": "Coins were paid out of it.",
      "attributes": {
        "type": "object",
        "properties": {
          "address": {
            "type": "string"
          },
          "amount_micro": {
            "type": "string",
            "pattern": "^-?\\d+$"
          }
        },
        "required": [
          "address",
          "amount_micro"
        ],
        "additionalProperties": false
      }
    },
    "call_awarded": {
      "title": "CallAwardedEvent",
      "description": "It is known which offers a call asks for, and at what price; what was held back beyond that is the payer's again.",
      "attributes": {
        "type": "object",
        "properties": {
          "awarded_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "freed_micro": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "offers": {
            "type": "integer"
          },
          "price_micro_per_kwh": {
            "anyOf": [
              {
                "type": "integer"
              },
              {
                "type": "null"
              }
            ]
          },
          "short_wh": {
            "type": "string",
            "pattern": "^-?\\d+$",
            "description": "What no offer covers."
          },
          "slot": {
            "type": "integer"
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "awarded_wh",
          "freed_micro",
          "offers",
          "price_micro_per_kwh",
          "short_wh",
          "slot",
          "zone_id"
        ],
        "additionalProperties": false
      }
    },
    "call_ended": {
      "title": "CallEndedEvent",
      "description": "The slot of a call was taken in, and its awards are measured; what was held back and not spent is the payer's again, and so are fines.",
      "attributes": {
        "type": "object",
        "properties": {
          "delivered_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "fined_micro": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "freed_micro": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "paid_micro": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "short_wh": {
            "type": "string",
            "pattern": "^-?\\d+$",
            "description": "What no offer covered."
          },
          "slot": {
            "type": "integer"
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "delivered_wh",
          "fined_micro",
          "freed_micro",
          "paid_micro",
          "short_wh",
          "slot",
          "zone_id"
        ],
        "additionalProperties": false
      }
    },
    "call_missed": {
      "title": "CallMissedEvent",
      "description": "The clock would have called, and could not.",
      "attributes": {
        "type": "object",
        "properties": {
          "error": {
            "type": "string"
          },
          "needed_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "relief": {
            "type": "string",
            "enum": [
              "draw_less",
              "feed_in_less"
            ]
          },
          "slot": {
            "type": "integer"
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "error",
          "needed_wh",
          "relief",
          "slot",
          "zone_id"
        ],
        "additionalProperties": false
      }
    },
    "call_opened": {
      "title": "CallOpenedEvent",
      "description": "Offers are called to relieve a zone's line in a slot; what that costs at most is held back of the payer's account.",
      "attributes": {
        "type": "object",
        "properties": {
          "by_clock": {
            "type": "boolean"
          },
          "needed_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "payer": {
            "type": "string"
          },
          "price_cap_micro_per_kwh": {
            "type": "integer"
          },
          "relief": {
            "type": "string",
            "enum": [
              "draw_less",
              "feed_in_less"
            ]
          },
          "reserved_micro": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "slot": {
            "type": "integer"
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "by_clock",
          "needed_wh",
          "payer",
          "price_cap_micro_per_kwh",
          "relief",
          "reserved_micro",
          "slot",
          "zone_id"
        ],
        "additionalProperties": false
      }
    },
    "cut_ended": {
      "title": "CutEndedEvent",
      "description": "All metering points of a cut are measured; what was held back and not spent is the payer's again.",
      "attributes": {
        "type": "object",
        "properties": {
          "delivered_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "freed_micro": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "paid_micro": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "short_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "slot": {
            "type": "integer"
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "delivered_wh",
          "freed_micro",
          "paid_micro",
          "short_wh",
          "slot",
          "zone_id"
        ],
        "additionalProperties": false
      }
    },
    "cut_made": {
      "title": "CutMadeEvent",
      "description": "All metering points of a cut are told; what was held back beyond what it costs at most is the payer's again.",
      "attributes": {
        "type": "object",
        "properties": {
          "cut_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "freed_micro": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "points": {
            "type": "integer"
          },
          "short_wh": {
            "type": "string",
            "pattern": "^-?\\d+$",
            "description": "What nobody is cut for."
          },
          "slot": {
            "type": "integer"
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "cut_wh",
          "freed_micro",
          "points",
          "short_wh",
          "slot",
          "zone_id"
        ],
        "additionalProperties": false
      }
    },
    "cut_measured": {
      "title": "CutMeasuredEvent",
      "description": "It was measured what a metering point did less of, and compensated.",
      "attributes": {
        "type": "object",
        "properties": {
          "baseline_wh": {
            "anyOf": [
              {
                "type": "string",
                "pattern": "^-?\\d+$"
              },
              {
                "type": "null"
              }
            ]
          },
          "counted_wh": {
            "anyOf": [
              {
                "type": "string",
                "pattern": "^-?\\d+$"
              },
              {
                "type": "null"
              }
            ]
          },
          "cut_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "delivered_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "meter_id": {
            "type": "integer"
          },
          "owner": {
            "anyOf": [
              {
                "type": "string"
              },
              {
                "type": "null"
              }
            ]
          },
          "paid_micro": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "relief": {
            "type": "string",
            "enum": [
              "draw_less",
              "feed_in_less"
            ]
          },
          "slot": {
            "type": "integer"
          },
          "verdict": {
            "type": "string",
            "enum": [
              "delivered",
              "not_delivered",
              "unread",
              "no_baseline"
            ]
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "baseline_wh",
          "counted_wh",
          "cut_wh",
          "delivered_wh",
          "meter_id",
          "owner",
          "paid_micro",
          "relief",
          "slot",
          "verdict",
          "zone_id"
        ],
        "additionalProperties": false
      }
    },
    "cut_missed": {
      "title": "CutMissedEvent",
      "description": "Metering points would have been cut, and could not be.",
      "attributes": {
        "type": "object",
        "properties": {
          "error": {
            "type": "string"
          },
          "needed_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "relief": {
            "type": "string",
            "enum": [
              "draw_less",
              "feed_in_less"
            ]
          },
          "slot": {
            "type": "integer"
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "error",
          "needed_wh",
          "relief",
          "slot",
          "zone_id"
        ],
        "additionalProperties": false
      }
    },
    "cut_opened": {
      "title": "CutOpenedEvent",
      "description": "A zone's line was measured to be in an emergency: its metering points are to do less in a slot. What that costs at most is held back of the payer's account.",
      "attributes": {
        "type": "object",
        "properties": {
          "compensation_micro_per_kwh": {
            "type": "integer"
          },
          "measured_slot": {
            "type": "integer"
          },
          "needed_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "payer": {
            "type": "string"
          },
          "relief": {
            "type": "string",
            "enum": [
              "draw_less",
              "feed_in_less"
            ]
          },
          "reserved_micro": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "slot": {
            "type": "integer"
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "compensation_micro_per_kwh",
          "measured_slot",
          "needed_wh",
          "payer",
          "relief",
          "reserved_micro",
          "slot",
          "zone_id"
        ],
        "additionalProperties": false
      }
    },
    "island_ended": {
      "title": "IslandEndedEvent",
      "description": "The clock's island is over from a slot on.",
      "attributes": {
        "type": "object",
        "properties": {
          "from_slot": {
            "type": "integer"
          },
          "reason": {
            "type": "string",
            "enum": [
              "parent_normal",
              "joined"
            ]
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "from_slot",
          "reason",
          "zone_id"
        ],
        "additionalProperties": false
      }
    },
    "island_made": {
      "title": "IslandMadeEvent",
      "description": "A zone is cut off from its parent from a slot on: that is in an emergency that its feeder measured, and the zone feeds in and is foreseen to.",
      "attributes": {
        "type": "object",
        "properties": {
          "flow_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "from_slot": {
            "type": "integer"
          },
          "least_foreseen_wh": {
            "type": "string",
            "pattern": "^-?\\d+$",
            "description": "The least of the next four slots."
          },
          "parent_id": {
            "type": "integer"
          },
          "slot": {
            "type": "integer",
            "description": "Of which it was measured."
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "flow_wh",
          "from_slot",
          "least_foreseen_wh",
          "parent_id",
          "slot",
          "zone_id"
        ],
        "additionalProperties": false
      }
    },
    "island_refused": {
      "title": "IslandRefusedEvent",
      "description": "The grid did not take that a zone is cut off, or joined: its operator's word stands. The clock leaves it alone until the emergency is over.",
      "attributes": {
        "type": "object",
        "properties": {
          "error": {
            "type": "string"
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "error",
          "zone_id"
        ],
        "additionalProperties": false
      }
    },
    "offer_awarded": {
      "title": "OfferAwardedEvent",
      "description": "An offer is called: its owner is to do so much less in a slot. Its greatest fine is held back.",
      "attributes": {
        "type": "object",
        "properties": {
          "awarded_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "offer_id": {
            "type": "integer"
          },
          "owner": {
            "type": "string"
          },
          "price_micro_per_kwh": {
            "type": "integer"
          },
          "relief": {
            "type": "string",
            "enum": [
              "draw_less",
              "feed_in_less"
            ]
          },
          "reserved_micro": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "slot": {
            "type": "integer"
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "awarded_wh",
          "offer_id",
          "owner",
          "price_micro_per_kwh",
          "relief",
          "reserved_micro",
          "slot",
          "zone_id"
        ],
        "additionalProperties": false
      }
    },
    "offer_removed": {
      "title": "OfferRemovedEvent",
      "description": "Somebody offers nothing any more from a slot on.",
      "attributes": {
        "type": "object",
        "properties": {
          "from_slot": {
            "type": "integer"
          },
          "offer_id": {
            "type": "integer"
          },
          "owner": {
            "type": "string"
          },
          "relief": {
            "type": "string",
            "enum": [
              "draw_less",
              "feed_in_less"
            ]
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "from_slot",
          "offer_id",
          "owner",
          "relief",
          "zone_id"
        ],
        "additionalProperties": false
      }
    },
    "offer_set": {
      "title": "OfferSetEvent",
      "description": "Somebody offers flexibility; these terms count from a slot on.",
      "attributes": {
        "type": "object",
        "properties": {
          "from_slot": {
            "type": "integer"
          },
          "offer_id": {
            "type": "integer"
          },
          "owner": {
            "type": "string"
          },
          "relief": {
            "type": "string",
            "enum": [
              "draw_less",
              "feed_in_less"
            ]
          },
          "terms": {
            "title": "OfferTerms",
            "description": "What somebody offers.",
            "type": "object",
            "properties": {
              "energy_wh": {
                "type": "string",
                "pattern": "^-?\\d+$",
                "description": "How much less in a slot: as much as the zone's smallest offer at least, and no more than their connections let through, or their inverters feed in."
              },
              "hours_utc": {
                "type": "integer",
                "description": "The hours in which a slot has to begin: bit `i` from the lowest, 0 to 23, for the four slots of a day's 96 from slot `4 i` on, which is `i` o'clock UTC where slots are quarter-hours."
              },
              "meter_ids": {
                "type": "array",
                "items": {
                  "type": "integer"
                },
                "description": "1 to 16 of the owner's metering points in the zone, ascending. What they count together counts."
              },
              "price_micro_per_kwh": {
                "type": "integer",
                "description": "The lowest price, a multiple of 1000."
              },
              "slots_a_day": {
                "type": "integer",
                "description": "Slots of a day that may be called, 1 to 96."
              }
            },
            "required": [
              "energy_wh",
              "hours_utc",
              "meter_ids",
              "price_micro_per_kwh",
              "slots_a_day"
            ],
            "additionalProperties": false
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "from_slot",
          "offer_id",
          "owner",
          "relief",
          "terms",
          "zone_id"
        ],
        "additionalProperties": false
      }
    },
    "point_class_said": {
      "title": "PointClassSaidEvent",
      "description": "A verifier says of which class a metering point is.",
      "attributes": {
        "type": "object",
        "properties": {
          "class": {
            "type": "string",
            "enum": [
              "life_supporting",
              "ordinary",
              "flexible"
            ]
          },
          "meter_id": {
            "type": "integer"
          },
          "verifier": {
            "type": "string"
          }
        },
        "required": [
          "class",
          "meter_id",
          "verifier"
        ],
        "additionalProperties": false
      }
    },
    "point_class_set": {
      "title": "PointClassSetEvent",
      "description": "Enough verifiers say so: a metering point is of another class now.",
      "attributes": {
        "type": "object",
        "properties": {
          "class": {
            "type": "string",
            "enum": [
              "life_supporting",
              "ordinary",
              "flexible"
            ]
          },
          "meter_id": {
            "type": "integer"
          }
        },
        "required": [
          "class",
          "meter_id"
        ],
        "additionalProperties": false
      }
    },
    "point_cut": {
      "title": "PointCutEvent",
      "description": "A metering point is to do so much less in a slot.",
      "attributes": {
        "type": "object",
        "properties": {
          "class": {
            "type": "string",
            "enum": [
              "life_supporting",
              "ordinary",
              "flexible"
            ]
          },
          "cut_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "expected_wh": {
            "type": "string",
            "pattern": "^-?\\d+$"
          },
          "meter_id": {
            "type": "integer"
          },
          "relief": {
            "type": "string",
            "enum": [
              "draw_less",
              "feed_in_less"
            ]
          },
          "slot": {
            "type": "integer"
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "class",
          "cut_wh",
          "expected_wh",
          "meter_id",
          "relief",
          "slot",
          "zone_id"
        ],
        "additionalProperties": false
      }
    },
    "slot_unknown": {
      "title": "SlotUnknownEvent",
      "description": "Nothing is known of what flowed in a slot.",
      "attributes": {
        "type": "object",
        "properties": {
          "error": {
            "type": "string"
          },
          "slot": {
            "type": "integer"
          }
        },
        "required": [
          "error",
          "slot"
        ],
        "additionalProperties": false
      }
    },
    "state_moved": {
      "title": "StateMovedEvent",
      "description": "A zone's state or stage of restoration is another one now.",
      "attributes": {
        "type": "object",
        "properties": {
          "loading_permille": {
            "anyOf": [
              {
                "type": "integer"
              },
              {
                "type": "null"
              }
            ]
          },
          "reasons": {
            "type": "array",
            "items": {
              "type": "string",
              "enum": [
                "forecast",
                "frequency",
                "loaded",
                "operator",
                "overloaded",
                "voltage"
              ]
            }
          },
          "slot": {
            "type": "integer",
            "description": "The slot that was taken in, or the present one when its operator said so."
          },
          "stage": {
            "type": "integer"
          },
          "state": {
            "type": "string",
            "enum": [
              "normal",
              "alert",
              "emergency",
              "restoration"
            ]
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "loading_permille",
          "reasons",
          "slot",
          "stage",
          "state",
          "zone_id"
        ],
        "additionalProperties": false
      }
    },
    "state_refused": {
      "title": "StateRefusedEvent",
      "description": "The grid did not take a zone's state.",
      "attributes": {
        "type": "object",
        "properties": {
          "error": {
            "type": "string"
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "error",
          "zone_id"
        ],
        "additionalProperties": false
      }
    },
    "state_said": {
      "title": "StateSaidEvent",
      "description": "A zone's operator says how it fares; nothing when it took that back.",
      "attributes": {
        "type": "object",
        "properties": {
          "state": {
            "anyOf": [
              {
                "type": "string",
                "enum": [
                  "alert",
                  "emergency"
                ]
              },
              {
                "type": "null"
              }
            ]
          },
          "until_slot": {
            "anyOf": [
              {
                "type": "integer"
              },
              {
                "type": "null"
              }
            ]
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "state",
          "until_slot",
          "zone_id"
        ],
        "additionalProperties": false
      }
    },
    "zone_params_set": {
      "title": "ZoneParamsSetEvent",
      "description": "A zone is judged by these from now on.",
      "attributes": {
        "type": "object",
        "properties": {
          "params": {
            "title": "ZoneParams",
            "description": "By what a zone is judged.",
            "type": "object",
            "properties": {
              "bands": {
                "title": "Bands",
                "description": "Where one state ends and the next begins. What clears lies at or below what alerts, and that at or below what is an emergency.",
                "type": "object",
                "properties": {
                  "alert_permille": {
                    "type": "integer",
                    "description": "Loading from which a zone is alert."
                  },
                  "calm_slots": {
                    "type": "integer",
                    "description": "Slots that a zone has to be calm for, 1 at least."
                  },
                  "clear_permille": {
                    "type": "integer",
                    "description": "Loading below which it calms down."
                  },
                  "emergency_permille": {
                    "type": "integer",
                    "description": "Loading above which it is in emergency; below 1,000,000."
                  },
                  "frequency_alert_mhz": {
                    "type": "integer",
                    "description": "Deviation of the frequency above which a zone is alert."
                  },
                  "frequency_emergency_mhz": {
                    "type": "integer"
                  },
                  "stages": {
                    "type": "integer",
                    "description": "Stages of restoration, 1 at least."
                  },
                  "voltage_alert_permille": {
                    "type": "integer",
                    "description": "Deviation of the voltage, of the nominal one, above which a zone is alert."
                  },
                  "voltage_emergency_permille": {
                    "type": "integer"
                  }
                },
                "required": [
                  "alert_permille",
                  "calm_slots",
                  "clear_permille",
                  "emergency_permille",
                  "frequency_alert_mhz",
                  "frequency_emergency_mhz",
                  "stages",
                  "voltage_alert_permille",
                  "voltage_emergency_permille"
                ],
                "additionalProperties": false
              },
              "calls": {
                "anyOf": [
                  {
                    "title": "CallTerms",
                    "description": "When the clock calls for relief of a zone's line, and at what price.",
                    "type": "object",
                    "properties": {
                      "notice_slots": {
                        "type": "integer",
                        "description": "How many slots after the last one that is over a slot is called: 2 to 96. So is one that the operator calls."
                      },
                      "price_cap_micro_per_kwh": {
                        "type": "integer",
                        "description": "The highest price that is paid, a multiple of 1000."
                      },
                      "target_permille": {
                        "type": "integer",
                        "description": "What the line is expected to carry above so much of its capacity is called, 1000 at most."
                      }
                    },
                    "required": [
                      "notice_slots",
                      "price_cap_micro_per_kwh",
                      "target_permille"
                    ],
                    "additionalProperties": false
                  },
                  {
                    "type": "null"
                  }
                ],
                "description": "On what terms the clock calls, with the money of the operator who sets them, while it operates the zone; never where nothing is said. Of all zones nobody sets any."
              },
              "cuts": {
                "anyOf": [
                  {
                    "title": "CutTerms",
                    "description": "When metering points are cut, and what they get for it.",
                    "type": "object",
                    "properties": {
                      "compensation_micro_per_kwh": {
                        "type": "integer",
                        "description": "Paid for what is not drawn or not fed in, a multiple of 1000: more than 0, and no less than the highest price of a call."
                      },
                      "target_permille": {
                        "type": "integer",
                        "description": "What the line is foreseen to carry above so much of its capacity is cut, 1000 at most."
                      }
                    },
                    "required": [
                      "compensation_micro_per_kwh",
                      "target_permille"
                    ],
                    "additionalProperties": false
                  },
                  {
                    "type": "null"
                  }
                ],
                "description": "On what terms metering points are cut in an emergency that was measured, with the money of the operator who sets them, while it operates the zone; never where nothing is said. Of all zones nobody sets any."
              },
              "islands": {
                "anyOf": [
                  {
                    "type": "boolean"
                  },
                  {
                    "type": "null"
                  }
                ],
                "description": "The zone is cut off from its parent while that is in an emergency that its feeder measured, where the zone's own feeder is foreseen to feed in; while the operator who sets it operates the zone, never where nothing is said. Of all zones nobody sets it."
              },
              "min_offer_wh": {
                "anyOf": [
                  {
                    "type": "string",
                    "pattern": "^-?\\d+$"
                  },
                  {
                    "type": "null"
                  }
                ],
                "description": "The smallest offer, 50 to 5000; 500 where nothing is said. A smaller one that stands is not called."
              },
              "nominal": {
                "anyOf": [
                  {
                    "title": "NominalQuality",
                    "description": "What voltage and frequency are when nothing is wrong.",
                    "type": "object",
                    "properties": {
                      "frequency_mhz": {
                        "type": "integer",
                        "description": "1 to 100,000."
                      },
                      "voltage_dv": {
                        "type": "integer",
                        "description": "Tenths of a volt, as the feeder measures them: 1 to 10,000."
                      }
                    },
                    "required": [
                      "frequency_mhz",
                      "voltage_dv"
                    ],
                    "additionalProperties": false
                  },
                  {
                    "type": "null"
                  }
                ],
                "description": "What is nominal on the line: how far voltage and frequency are off it, as the line's feeder saw them, is held against the bands. Where nothing is said they are not looked at."
              }
            },
            "required": [
              "bands",
              "calls",
              "cuts",
              "islands",
              "min_offer_wh",
              "nominal"
            ],
            "additionalProperties": false
          },
          "zone_id": {
            "type": "integer"
          }
        },
        "required": [
          "params",
          "zone_id"
        ],
        "additionalProperties": false
      }
    }
  }
};
