//! What may be a logo, as cw20-base has it: an embedded one is small and of the type it says.

use interface::token::{EmbeddedLogo, Logo, LogoInfo};

use crate::error::ContractError;

/// Bytes of an embedded logo, at most.
pub const MAX_LOGO_BYTES: usize = 5 * 1024;

/// PNG specification, section 5.2.
const PNG_SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

pub fn check(logo: &Logo) -> Result<(), ContractError> {
    match logo {
        Logo::Url(_) => Ok(()),
        Logo::Embedded(EmbeddedLogo::Svg(data)) => {
            check_size(data)?;
            if has_xml_declaration(data) { Ok(()) } else { Err(ContractError::NotSvg {}) }
        }
        Logo::Embedded(EmbeddedLogo::Png(data)) => {
            check_size(data)?;
            if data.starts_with(PNG_SIGNATURE) { Ok(()) } else { Err(ContractError::NotPng {}) }
        }
    }
}

pub fn describe(logo: &Logo) -> LogoInfo {
    match logo {
        Logo::Url(url) => LogoInfo::Url(url.clone()),
        Logo::Embedded(_) => LogoInfo::Embedded,
    }
}

fn check_size(data: &[u8]) -> Result<(), ContractError> {
    match data.len() {
        0..=MAX_LOGO_BYTES => Ok(()),
        length => Err(ContractError::LogoTooBig { length, most: MAX_LOGO_BYTES }),
    }
}

fn has_xml_declaration(data: &[u8]) -> bool {
    let first_tag = data.split_inclusive(|byte| *byte == b'>').next().unwrap_or_default();
    first_tag.starts_with(b"<?xml ") && first_tag.ends_with(b"?>")
}

#[cfg(test)]
mod tests {
    use cosmwasm_std::Binary;

    use super::*;

    fn padded(start: &[u8], length: usize) -> Binary {
        let mut data = start.to_vec();
        data.resize(length, b' ');
        data.into()
    }

    #[test]
    fn an_embedded_logo_is_of_its_type_and_at_most_five_kilobytes() {
        const XML: &[u8] = b"<?xml version=\"1.0\"?><svg/>";
        let (svg, png) = (EmbeddedLogo::Svg, EmbeddedLogo::Png);
        let rows = [
            (svg(XML.into()), None),
            (svg(padded(XML, MAX_LOGO_BYTES)), None),
            (
                svg(padded(XML, MAX_LOGO_BYTES + 1)),
                Some("an embedded logo of 5121 bytes is larger than 5120"),
            ),
            (svg(Binary::default()), Some("an SVG logo starts with <?xml … ?>")),
            (svg(b"<svg/>".into()), Some("an SVG logo starts with <?xml … ?>")),
            (svg(b"<?xml version>?>".into()), Some("an SVG logo starts with <?xml … ?>")),
            (svg(b"<?xml never closed".into()), Some("an SVG logo starts with <?xml … ?>")),
            (svg(PNG_SIGNATURE.into()), Some("an SVG logo starts with <?xml … ?>")),
            (png(PNG_SIGNATURE.into()), None),
            (png(padded(PNG_SIGNATURE, MAX_LOGO_BYTES)), None),
            (png(padded(PNG_SIGNATURE, 6_000)), Some("an embedded logo of 6000 bytes is larger than 5120")),
            (png(b"\x89PNG\r\n\x1a".into()), Some("a PNG logo starts with the signature of PNG")),
            (png(XML.into()), Some("a PNG logo starts with the signature of PNG")),
        ];
        for (logo, refused) in rows {
            let answer = check(&Logo::Embedded(logo.clone())).map_err(|error| error.to_string());
            assert_eq!(answer.err().as_deref(), refused, "{logo:?}");
        }
    }
}
