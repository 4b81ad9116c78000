//! Lines on the first come, first served: who trades earlier finds more room.

use std::cmp::Ordering;

use clearing::case::Case;

/// A tree of zones and what trades have sent over its lines so far.
pub struct Network {
    nodes: Vec<Node>,
    flows_wh: Vec<i64>,
}

struct Node {
    parent: Option<usize>,
    depth: usize,
    fee: u64,
    up_wh: i64,
    down_wh: i64,
}

impl Network {
    /// Zones in order of id.
    pub fn new(case: &Case) -> Self {
        let mut zones = case.zones.clone();
        zones.sort_unstable_by_key(|zone| zone.id);
        let place = |id: u32| zones.binary_search_by_key(&id, |zone| zone.id).expect("a zone of the case");
        let mut nodes: Vec<Node> = zones
            .iter()
            .map(|zone| Node {
                parent: zone.parent.map(place),
                depth: 0,
                fee: zone.fee,
                up_wh: room(zone.capacity_up_wh),
                down_wh: room(zone.capacity_down_wh),
            })
            .collect();
        for zone in 0..nodes.len() {
            nodes[zone].depth =
                std::iter::successors(nodes[zone].parent, |&parent| nodes[parent].parent).count();
        }
        Self { flows_wh: vec![0; nodes.len()], nodes }
    }

    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    pub fn parent(&self, zone: usize) -> Option<usize> {
        self.nodes[zone].parent
    }

    /// Of the line to the parent.
    pub fn fee(&self, zone: usize) -> u64 {
        self.nodes[zone].fee
    }

    /// Positive is up, per zone the line to its parent.
    pub fn flows_wh(&self) -> &[i64] {
        &self.flows_wh
    }

    /// Every zone before its parent.
    pub fn leaves_first(&self) -> Vec<usize> {
        let mut zones: Vec<usize> = (0..self.nodes.len()).collect();
        zones.sort_by_key(|&zone| std::cmp::Reverse(self.nodes[zone].depth));
        zones
    }

    /// The fees of all lines from a seller to a buyer.
    pub fn fees(&self, seller: usize, buyer: usize) -> u64 {
        self.path(seller, buyer).map(|(zone, _)| self.nodes[zone].fee).sum()
    }

    /// What the lines from a seller to a buyer still carry.
    pub fn room_wh(&self, seller: usize, buyer: usize) -> u64 {
        let rooms = self.path(seller, buyer).map(|(zone, sign)| {
            let node = &self.nodes[zone];
            if sign > 0 { node.up_wh - self.flows_wh[zone] } else { node.down_wh + self.flows_wh[zone] }
        });
        rooms.min().unwrap_or(i64::MAX).max(0).unsigned_abs()
    }

    pub fn carry(&mut self, seller: usize, buyer: usize, energy_wh: u64) {
        let path: Vec<(usize, i64)> = self.path(seller, buyer).collect();
        for (zone, sign) in path {
            self.flows_wh[zone] += sign * i64::try_from(energy_wh).expect("energy that clears");
        }
    }

    /// The zones below the lines between two zones, with 1 where energy goes up and -1 where it goes down.
    fn path(&self, seller: usize, buyer: usize) -> impl Iterator<Item = (usize, i64)> + '_ {
        let (mut from, mut to) = (seller, buyer);
        std::iter::from_fn(move || {
            if from == to {
                return None;
            }
            let up = self.nodes[from].depth.cmp(&self.nodes[to].depth) != Ordering::Less;
            let (end, sign) = if up { (&mut from, 1) } else { (&mut to, -1) };
            let zone = *end;
            *end = self.nodes[zone].parent?;
            Some((zone, sign))
        })
    }
}

fn room(capacity_wh: u64) -> i64 {
    i64::try_from(capacity_wh).unwrap_or(i64::MAX).min(i64::MAX / 4)
}
