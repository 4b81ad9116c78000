//! Proposals of the verifiers: opened, voted on, closed, carried out, and forgotten when their time is over. Those that are kept have consecutive ids.

mod action;

use cosmwasm_std::{Addr, DepsMut, Env, Event, Order, StdResult, Storage};
use interface::{
    registry::{
        Action, ParticipantStatus, Proposal, ProposalClosed, ProposalOpened, ProposalStatus, ProposalVoted,
    },
    wire::Json,
};

use crate::{
    ballot::{Outcome, outcome},
    error::ContractError,
    limits::{ENDED_BY_THE_WAY, MAX_PROPOSALS},
    standing::{load_meter, owns_meters, set_participant_status},
    state::{PARTICIPANTS, PROPOSAL_COUNT, PROPOSALS, SETTINGS, VERIFIERS, VerifierSet},
};

/// Opens a proposal, after checking that its action could be carried out now. The oldest ones end by the way.
pub fn open(
    deps: DepsMut,
    env: &Env,
    proposer: Addr,
    action: Action,
) -> Result<(Proposal, Vec<Event>), ContractError> {
    let mut events = end_oldest(deps.storage, env, ENDED_BY_THE_WAY)?;
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
    events.push(opened.into());
    Ok((proposal, events))
}

/// Refuses one more of those that anybody may open.
pub fn check_room(storage: &dyn Storage) -> Result<(), ContractError> {
    match PROPOSALS.keys(storage, None, None, Order::Ascending).next().transpose()? {
        Some(oldest) if kept_since(storage, oldest)? > MAX_PROPOSALS => {
            Err(ContractError::TooManyProposals { most: MAX_PROPOSALS })
        }
        _ => Ok(()),
    }
}

fn kept_since(storage: &dyn Storage, oldest: u64) -> StdResult<u64> {
    Ok(PROPOSAL_COUNT.load(storage)?.saturating_sub(oldest).saturating_add(1))
}

/// Ends and forgets the oldest proposals whose time is over, `most` at most. Decided ones make room for others before.
pub fn end_oldest(storage: &mut dyn Storage, env: &Env, most: usize) -> Result<Vec<Event>, ContractError> {
    let mut events = Vec::new();
    for proposal in to_be_ended(storage, env, most)? {
        if proposal.status == ProposalStatus::Open {
            events.extend(close_unpassed(storage, proposal.clone(), ProposalStatus::Expired)?);
        }
        forget(storage, &proposal)?;
    }
    Ok(events)
}

fn to_be_ended(storage: &dyn Storage, env: &Env, most: usize) -> StdResult<Vec<Proposal>> {
    let mut ended = Vec::new();
    for entry in PROPOSALS.range(storage, None, None, Order::Ascending).take(most) {
        let (proposal_id, proposal) = entry?;
        let is_full = kept_since(storage, proposal_id)? >= MAX_PROPOSALS;
        let gives_way = is_full && proposal.status != ProposalStatus::Open;
        if !is_over(env, &proposal) && !gives_way {
            break;
        }
        ended.push(proposal);
    }
    Ok(ended)
}

/// Forgets a proposal that is closed, and with it an applicant whom nobody has admitted.
fn forget(storage: &mut dyn Storage, proposal: &Proposal) -> Result<(), ContractError> {
    PROPOSALS.remove(storage, proposal.proposal_id);
    let Action::Admit { participant } = &proposal.action else { return Ok(()) };
    let applicant = Addr::unchecked(participant);
    let is_rejected = PARTICIPANTS
        .may_load(storage, &applicant)?
        .is_some_and(|found| found.status == ParticipantStatus::Rejected);
    if is_rejected && !owns_meters(storage, &applicant) {
        PARTICIPANTS.remove(storage, &applicant);
    }
    Ok(())
}

/// Whether a proposal takes no more votes.
pub fn is_over(env: &Env, proposal: &Proposal) -> bool {
    env.block.time.seconds() >= proposal.expires_at
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
    check_not_own(deps.storage, &verifier, &proposal.action)?;
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
    if is_over(env, proposal) {
        return Err(ContractError::ProposalExpired { proposal_id, expired_at: proposal.expires_at });
    }
    if proposal.approvals.contains(verifier) || proposal.rejections.contains(verifier) {
        return Err(ContractError::AlreadyVoted { proposal_id, verifier: verifier.clone() });
    }
    Ok(())
}

/// Nobody releases their own meter.
fn check_not_own(storage: &dyn Storage, verifier: &Addr, action: &Action) -> Result<(), ContractError> {
    match *action {
        Action::ReleaseMeter { meter_id } if load_meter(storage, meter_id)?.owner == *verifier => {
            Err(ContractError::OwnMeter { meter_id })
        }
        _ => Ok(()),
    }
}
