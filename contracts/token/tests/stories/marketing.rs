use crate::suite::*;
use cosmwasm_std::Binary;
use interface::token::{
    DownloadLogoResponse, EmbeddedLogo, ExecuteMsg, InstantiateMarketing, InstantiateMsg, Logo, LogoInfo,
    MarketingInfoResponse, MarketingUpdated, QueryMsg,
};
use token::error::ContractError;

const SVG: &[u8] = b"<?xml version=\"1.0\"?><svg/>";

fn info(suite: &Suite) -> MarketingInfoResponse {
    suite.ask(QueryMsg::MarketingInfo {}).unwrap()
}

fn download(suite: &Suite) -> cosmwasm_std::StdResult<DownloadLogoResponse> {
    suite.ask(QueryMsg::DownloadLogo {})
}

fn update(project: Option<&str>, description: Option<&str>, marketing: Option<&str>) -> ExecuteMsg {
    ExecuteMsg::UpdateMarketing {
        project: project.map(String::from),
        description: description.map(String::from),
        marketing: marketing.map(String::from),
    }
}

#[test]
fn the_marketing_account_says_what_the_token_is_for() {
    let mut suite = Suite::new();
    let answer = suite.by("marketing", update(None, Some("Energy of our street"), None)).unwrap();
    assert_eq!(attributes(&answer), [("action".to_string(), "update_marketing".to_string())]);
    answer.assert_event(&emitted(MarketingUpdated { by: who("marketing") }));
    assert_eq!(info(&suite).project.as_deref(), Some("https://community.example"));
    assert_eq!(info(&suite).description.as_deref(), Some("Energy of our street"));

    suite.by("marketing", update(Some(""), Some(""), Some(who("other").as_str()))).unwrap();
    assert_eq!((info(&suite).project, info(&suite).description), (None, None));
    assert_eq!(info(&suite).marketing, Some(who("other")));
    suite.by("other", update(None, None, Some(""))).unwrap();
    refused(
        suite.by("other", update(Some("x"), None, None)),
        ContractError::Unauthorized { sender: who("other") },
    );
}

#[test]
fn a_logo_is_a_link_or_an_image_that_can_be_downloaded() {
    let mut suite = Suite::new();
    assert_eq!(info(&suite).logo, Some(LogoInfo::Embedded));
    assert_eq!(
        download(&suite).unwrap(),
        DownloadLogoResponse { mime_type: "image/png".into(), data: PNG.into() }
    );
    let svg = Logo::Embedded(EmbeddedLogo::Svg(SVG.into()));
    let answer = suite.by("marketing", ExecuteMsg::UploadLogo(svg)).unwrap();
    assert_eq!(attributes(&answer), [("action".to_string(), "upload_logo".to_string())]);
    assert_eq!(
        download(&suite).unwrap(),
        DownloadLogoResponse { mime_type: "image/svg+xml".into(), data: SVG.into() }
    );
    let url = "https://community.example/logo.svg".to_string();
    suite.by("marketing", ExecuteMsg::UploadLogo(Logo::Url(url.clone()))).unwrap();
    assert_eq!(info(&suite).logo, Some(LogoInfo::Url(url)));
    refused(download(&suite), ContractError::NoEmbeddedLogo {});
}

#[test]
fn an_image_that_is_none_or_too_big_is_refused_and_the_old_one_stays() {
    let mut suite = Suite::new();
    let before = suite.state();
    let big = Binary::from([PNG, &[0; 5_120]].concat());
    for (logo, reason) in [
        (EmbeddedLogo::Svg(b"<svg/>".into()), ContractError::NotSvg {}),
        (EmbeddedLogo::Png(SVG.into()), ContractError::NotPng {}),
        (EmbeddedLogo::Png(big), ContractError::LogoTooBig { length: 5_128, most: 5_120 }),
    ] {
        refused(suite.by("marketing", ExecuteMsg::UploadLogo(Logo::Embedded(logo))), reason);
    }
    assert_eq!(suite.state(), before);
}

#[test]
fn a_token_starts_without_marketing_or_with_a_sound_one() {
    let suite = Suite::with(InstantiateMsg { marketing: None, ..instantiate_msg() }).unwrap();
    let nothing = MarketingInfoResponse { project: None, description: None, logo: None, marketing: None };
    assert_eq!(info(&suite), nothing);
    refused(download(&suite), ContractError::NoEmbeddedLogo {});

    let bad_logo = InstantiateMarketing {
        project: None,
        description: None,
        marketing: None,
        logo: Some(Logo::Embedded(EmbeddedLogo::Svg(b"<svg/>".into()))),
    };
    let start = Suite::with(InstantiateMsg { marketing: Some(bad_logo), ..instantiate_msg() });
    refused(start.map(|suite| suite.token), ContractError::NotSvg {});
}
