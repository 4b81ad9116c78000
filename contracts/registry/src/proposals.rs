//! Proposals of the verifiers: opened, voted on, closed, carried out.

mod action;

use cosmwasm_std::{Addr, DepsMut, Env, Event, Storage};
use interface::{
    registry::{
        Action, ParticipantStatus, Proposal, ProposalClosed, ProposalOpened, ProposalStatus, ProposalVoted,
    },
    wire::Json,
};

use crate::{
    ballot::{Outcome, outcome},
    error::ContractError,
    standing::set_participant_status,
    state::{PARTICIPANTS, PROPOSAL_COUNT, PROPOSALS, SETTINGS, VERIFIERS, VerifierSet},
};

/// Opens a proposal, after checking that its action could be carried out now.
pub fn open(
    deps: DepsMut,
    env: &Env,
    proposer: Addr,
    action: Action,
) -> Result<(Proposal, Event), ContractError> {
    action::resolve(deps.as_ref(), env, &action)?;
    let proposal_id = PROPOSAL_COUNT.load(deps.storage)? + 1;
    PROPOSAL_COUNT.save(deps.storage, &proposal_id)?;
    let settings = SETTINGS.load(deps.storage)?;
    let proposal = Proposal {
        proposal_id,
        proposer,
        action,
        approvals: Vec::new(),
        rejections: Vec::new(),
        expires_at: env.block.time.seconds().saturating_add(settings.proposal_seconds),
        status: ProposalStatus::Open,
    };
    PROPOSALS.save(deps.storage, proposal_id, &proposal)?;
    let opened = ProposalOpened {
        proposal_id,
        proposer: proposal.proposer.clone(),
        action: Json::of(&proposal.action)?,
        expires_at: proposal.expires_at,
    };
    Ok((proposal, opened.into()))
}

pub fn load(storage: &dyn Storage, proposal_id: u64) -> Result<Proposal, ContractError> {
    PROPOSALS.may_load(storage, proposal_id)?.ok_or(ContractError::UnknownProposal { proposal_id })
}

pub fn load_open(storage: &dyn Storage, proposal_id: u64) -> Result<Proposal, ContractError> {
    let proposal = load(storage, proposal_id)?;
    match proposal.status {
        ProposalStatus::Open => Ok(proposal),
        status => Err(ContractError::ProposalClosed { proposal_id, status }),
    }
}

/// Records a verifier's vote and closes the proposal when it decides.
pub fn vote(
    deps: DepsMut,
    env: &Env,
    verifier: Addr,
    mut proposal: Proposal,
    approved: bool,
) -> Result<Vec<Event>, ContractError> {
    let verifiers = VERIFIERS.load(deps.storage)?;
    check_vote(env, &verifiers, &verifier, &proposal)?;
    let voted = ProposalVoted { proposal_id: proposal.proposal_id, verifier: verifier.clone(), approved };
    match approved {
        true => proposal.approvals.push(verifier),
        false => proposal.rejections.push(verifier),
    }
    let mut events = vec![voted.into()];
    match outcome(&verifiers, &proposal.approvals, &proposal.rejections) {
        Outcome::Undecided => PROPOSALS.save(deps.storage, proposal.proposal_id, &proposal)?,
        Outcome::Passed => {
            let change = action::resolve(deps.as_ref(), env, &proposal.action)?;
            events.push(close(deps.storage, proposal, ProposalStatus::Passed)?);
            events.extend(change.carry_out(deps.storage)?);
        }
        Outcome::Rejected => events.extend(close_unpassed(deps.storage, proposal, ProposalStatus::Rejected)?),
    }
    Ok(events)
}

/// Closes a proposal that did not pass. An application ends with it.
pub fn close_unpassed(
    storage: &mut dyn Storage,
    proposal: Proposal,
    status: ProposalStatus,
) -> Result<Vec<Event>, ContractError> {
    let applicant = match &proposal.action {
        Action::Admit { participant } => PARTICIPANTS.may_load(storage, &Addr::unchecked(participant))?,
        _ => None,
    };
    let mut events = vec![close(storage, proposal, status)?];
    if let Some(applicant) = applicant.filter(|found| found.status == ParticipantStatus::Applied) {
        events.extend(set_participant_status(storage, applicant, ParticipantStatus::Rejected)?);
    }
    Ok(events)
}

fn close(
    storage: &mut dyn Storage,
    mut proposal: Proposal,
    status: ProposalStatus,
) -> Result<Event, ContractError> {
    proposal.status = status;
    PROPOSALS.save(storage, proposal.proposal_id, &proposal)?;
    Ok(ProposalClosed { proposal_id: proposal.proposal_id, status }.into())
}

fn check_vote(
    env: &Env,
    verifiers: &VerifierSet,
    verifier: &Addr,
    proposal: &Proposal,
) -> Result<(), ContractError> {
    let proposal_id = proposal.proposal_id;
    if !verifiers.verifiers.contains(verifier) {
        return Err(ContractError::Unauthorized { sender: verifier.clone() });
    }
    if env.block.time.seconds() >= proposal.expires_at {
        return Err(ContractError::ProposalExpired { proposal_id, expired_at: proposal.expires_at });
    }
    if proposal.approvals.contains(verifier) || proposal.rejections.contains(verifier) {
        return Err(ContractError::AlreadyVoted { proposal_id, verifier: verifier.clone() });
    }
    Ok(())
}
