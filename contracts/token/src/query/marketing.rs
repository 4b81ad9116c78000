use cosmwasm_std::{Deps, StdResult};
use interface::token::{DownloadLogoResponse, EmbeddedLogo, Logo, MarketingInfoResponse};

use crate::{
    error::ContractError,
    state::{LOGO, MARKETING},
};

pub fn marketing_info(deps: Deps) -> StdResult<MarketingInfoResponse> {
    let none = MarketingInfoResponse { project: None, description: None, logo: None, marketing: None };
    Ok(MARKETING.may_load(deps.storage)?.unwrap_or(none))
}

pub fn download_logo(deps: Deps) -> Result<DownloadLogoResponse, ContractError> {
    let (mime_type, data) = match LOGO.may_load(deps.storage)? {
        Some(Logo::Embedded(EmbeddedLogo::Svg(data))) => ("image/svg+xml", data),
        Some(Logo::Embedded(EmbeddedLogo::Png(data))) => ("image/png", data),
        Some(Logo::Url(_)) | None => return Err(ContractError::NoEmbeddedLogo {}),
    };
    Ok(DownloadLogoResponse { mime_type: mime_type.to_string(), data })
}
