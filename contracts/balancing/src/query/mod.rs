mod awards;
mod baseline;
mod calls;
mod class;
mod cuts;
mod forecast;
mod money;
mod offers;
mod restoration;
mod score;
mod zone;

pub use awards::{awards, awards_of};
pub use baseline::baseline;
pub use calls::calls;
pub use class::{point_class, point_classes};
use cosmwasm_std::Deps;
pub use cuts::{cut_points, cuts};
pub use forecast::forecast;
use interface::balancing::{BalancingProgress, Config};
pub use money::{account, accounts, money};
pub use offers::{offer, offers};
pub use restoration::restoration;
pub use score::score;
pub use zone::{zone, zones};

use crate::{
    error::ContractError,
    state::{CONFIG, Clock},
};

pub fn config(deps: Deps) -> Result<Config, ContractError> {
    Ok(CONFIG.load(deps.storage)?)
}

pub fn progress(deps: Deps) -> Result<BalancingProgress, ContractError> {
    let Clock { slot, zone_id, .. } = Clock::load(deps.storage)?;
    Ok(BalancingProgress { slot, zone_id })
}
