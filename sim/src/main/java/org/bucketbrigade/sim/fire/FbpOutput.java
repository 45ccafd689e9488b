package org.bucketbrigade.sim.fire;

/**
 * How a fire behaves, in the terms of the Canadian Forest Fire Behavior Prediction System. Spread
 * in m/min, fuel in kg/m2, intensity in kW/m, distances in m; H, F and B: head, flank and back.
 *
 * @param fmc foliar moisture content, percent; 0 in fuels without needles
 * @param sfc surface fuel consumption
 * @param sf slope factor, from 1
 * @param isi initial spread index with wind and slope
 * @param wsv net effective wind speed of wind and slope, km/h
 * @param raz azimuth towards which the head spreads, degrees
 * @param rsi initial rate of spread, without the buildup effect
 * @param be buildup effect
 * @param ros equilibrium rate of spread of the head
 * @param csi critical surface intensity for crowning
 * @param rso critical surface rate of spread for crowning
 * @param cfb crown fraction burned, 0..1
 * @param sfi intensity of the surface fuel alone: 300 x SFC x ROS
 * @param hfi head fire intensity: 300 x TFC x ROS
 * @param cfc crown fuel consumption
 * @param tfc total fuel consumption
 * @param lb length to breadth ratio of the ellipse
 * @param lbt LB at time t after ignition
 * @param bros equilibrium rate of spread of the back
 * @param fros equilibrium rate of spread of the flanks
 * @param hrost rate of spread of the head at time t
 * @param frost rate of spread of the flanks at time t
 * @param brost rate of spread of the back at time t
 * @param dh distance of the head from the ignition at time t
 * @param df distance of the flanks from the axis at time t
 * @param db distance of the back from the ignition at time t
 * @param fcfb crown fraction burned on the flanks
 * @param bcfb crown fraction burned at the back
 * @param ffi flank fire intensity
 * @param bfi back fire intensity
 * @param ftfc total fuel consumption on the flanks
 * @param btfc total fuel consumption at the back
 */
public record FbpOutput(
    double fmc,
    double sfc,
    double sf,
    double isi,
    double wsv,
    double raz,
    double rsi,
    double be,
    double ros,
    double csi,
    double rso,
    double cfb,
    double sfi,
    double hfi,
    double cfc,
    double tfc,
    double lb,
    double lbt,
    double bros,
    double fros,
    double hrost,
    double frost,
    double brost,
    double dh,
    double df,
    double db,
    double fcfb,
    double bcfb,
    double ffi,
    double bfi,
    double ftfc,
    double btfc) {}
